using System.Security.Cryptography;
using System.Text;

namespace Fintech.Infrastructure.Secrets;

public sealed record SecretOptions
{
    /// <summary>32 random bytes in base64. In the embedded set-up it is made once, in <c>.data/master.key</c>.</summary>
    public required string MasterKey { get; init; }

    /// <summary>Keys that were used before; they only open.</summary>
    public IReadOnlyList<string> OldKeys { get; init; } = [];
}

/// <summary>
/// Seals provider tokens, factor secrets and peppers: AES-256-GCM (NIST SP 800-38D) in an envelope
/// <c>version(1) key-id(4) nonce(12) tag(16) ciphertext</c>. The purpose is authenticated, so that a sealed value cannot
/// be moved to another column.
/// </summary>
public sealed class SecretBox
{
    const byte Version = 1;
    const int Header = 5, Nonce = 12, Tag = 16;
    readonly Dictionary<uint, byte[]> keys = [];
    readonly uint current;

    public SecretBox(SecretOptions options)
    {
        current = Add(options.MasterKey);
        foreach (var old in options.OldKeys) Add(old);
    }

    uint Add(string text)
    {
        var key = new byte[32];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != 32)
            throw new InvalidOperationException(
                "Secrets:MasterKey must be 32 bytes in base64. Make one with: openssl rand -base64 32");
        var id = BitConverter.ToUInt32(SHA256.HashData(key));
        keys[id] = key;
        return id;
    }

    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose)
    {
        var envelope = new byte[Header + Nonce + Tag + plain.Length];
        envelope[0] = Version;
        BitConverter.TryWriteBytes(envelope.AsSpan(1), current);
        var nonce = envelope.AsSpan(Header, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[current], Tag);
        aes.Encrypt(nonce, plain, envelope.AsSpan(Header + Nonce + Tag), envelope.AsSpan(Header + Nonce, Tag),
            Encoding.UTF8.GetBytes(purpose));
        return envelope;
    }

    public byte[] Open(ReadOnlySpan<byte> envelope, string purpose)
    {
        if (envelope.Length < Header + Nonce + Tag || envelope[0] != Version
            || !keys.TryGetValue(BitConverter.ToUInt32(envelope[1..]), out var key))
            throw new CryptographicException("This value was sealed with a key that Secrets:OldKeys does not hold.");
        var plain = new byte[envelope.Length - Header - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(envelope.Slice(Header, Nonce), envelope[(Header + Nonce + Tag)..],
            envelope.Slice(Header + Nonce, Tag), plain, Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    public byte[] Seal(string plain, string purpose) => Seal(Encoding.UTF8.GetBytes(plain), purpose);
    public string OpenText(ReadOnlySpan<byte> envelope, string purpose) => Encoding.UTF8.GetString(Open(envelope, purpose));
}
