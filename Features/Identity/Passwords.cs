using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Fintech.Features.Identity;

/// <summary>
/// Argon2id (RFC 9106) with 19 MiB, two passes, one lane, as OWASP recommends; kept in the PHC string form. Few run at
/// once, so that a flood of sign-ins queues instead of taking all memory and threads; who waits too long is told so.
/// </summary>
public sealed class Passwords
{
    public const int MinLength = 12, MaxLength = 128;
    const int Memory = 19 * 1024, Passes = 2, Lanes = 1, SaltBytes = 16, HashBytes = 32;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What an unknown person's password is compared with: the same work, and it never fits.
    static readonly string Nobody = Write(new byte[SaltBytes], RandomNumberGenerator.GetBytes(HashBytes));

    readonly SemaphoreSlim slots = new(Math.Clamp(Environment.ProcessorCount, 1, 8));
    int hashes;

    /// <summary>How many were computed, right or wrong.</summary>
    internal int Hashes => Volatile.Read(ref hashes);

    /// <returns>Null when too many wait already.</returns>
    public async Task<string?> Hash(string password, CancellationToken ct)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return await Compute(password, salt, Memory, Passes, Lanes, ct) is { } hash ? Write(salt, hash) : null;
    }

    /// <param name="stored">Null for a person who is not known.</param>
    /// <returns>Null when too many wait already.</returns>
    public async Task<bool?> Verify(string? stored, string password, CancellationToken ct)
    {
        // $argon2id$v=19$m=19456,t=2,p=1$salt$hash
        var parts = (stored ?? Nobody).Split('$');
        var cost = parts[3].Split(',').Select(p => int.Parse(p[2..], CultureInfo.InvariantCulture)).ToArray();
        var expected = Unpadded(parts[5]);
        var hash = await Compute(password, Unpadded(parts[4]), cost[0], cost[1], cost[2], ct);
        return hash is null ? null : CryptographicOperations.FixedTimeEquals(hash, expected) && stored is not null;
    }

    async Task<byte[]?> Compute(string password, byte[] salt, int memory, int passes, int lanes, CancellationToken ct)
    {
        if (!await slots.WaitAsync(Patience, ct)) return null;
        try
        {
            Interlocked.Increment(ref hashes);
            using var argon = new Argon2id(Encoding.UTF8.GetBytes(password))
            {
                Salt = salt, MemorySize = memory, Iterations = passes, DegreeOfParallelism = lanes,
            };
            return await argon.GetBytesAsync(HashBytes);
        }
        finally { slots.Release(); }
    }

    static string Write(byte[] salt, byte[] hash) =>
        $"$argon2id$v=19$m={Memory},t={Passes},p={Lanes}${Text(salt)}${Text(hash)}";

    static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    static byte[] Unpadded(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
