using System.Security.Cryptography;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>
/// Ten codes of 24 characters in Crockford's base32 (120 random bits each), so that a keyed hash keeps them well enough
/// (ASVS 5.0, 6.5.2). They are read as people write them: small letters, spaces, and O for 0.
/// </summary>
internal sealed class RecoveryCodes(FintechDb db, Peppers peppers, TimeProvider clock)
{
    public const int Count = 10, Length = 24;
    const string Pepper = "recovery-codes", Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>In the running unit of work: new ones, and the old ones are void.</summary>
    public async Task<IReadOnlyList<string>> Replace(Guid personId, CancellationToken ct)
    {
        await db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Length)).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode
        {
            PersonId = personId, Hash = peppers.Hash(Pepper, c), CreatedAt = clock.GetUtcNow(),
        }));
        return codes.ConvertAll(Grouped);
    }

    /// <summary>Outside any transaction: of fifty uses of one code at once, one gets true.</summary>
    public async Task<bool> Consume(Guid personId, string text, CancellationToken ct)
    {
        if (Read(text) is not { } code) return false;
        var (hash, now) = (peppers.Hash(Pepper, code), clock.GetUtcNow());
        return await db.Set<RecoveryCode>().Where(c => c.PersonId == personId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.UsedAt, now), ct) == 1;
    }

    public Task<int> Left(Guid personId, CancellationToken ct) =>
        db.Set<RecoveryCode>().CountAsync(c => c.PersonId == personId && c.UsedAt == null, ct);

    /// <summary>ABCD-EFGH-…</summary>
    internal static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>What was meant, or null when it cannot be one of ours.</summary>
    internal static string? Read(string text)
    {
        var code = string.Concat(text.Where(c => c is not (' ' or '-' or '\t')).Select(char.ToUpperInvariant)
            .Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
