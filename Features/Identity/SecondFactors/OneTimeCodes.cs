using System.Globalization;
using System.Security.Cryptography;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>Where a proof counts: this purpose of this person, in this sign-in, session or new factor, and nowhere else.</summary>
internal sealed record ProofPlace(CodePurpose Purpose, Guid ContextId, Guid PersonId);

/// <summary>Makes and redeems the codes that are sent by mail and SMS.</summary>
internal sealed class OneTimeCodes(FintechDb db, Peppers peppers, TryCounts tries, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    const int Digits = 6, MostAttempts = 5;
    const string Pepper = "one-time-codes";

    /// <summary>
    /// Nobody's mailbox or telephone is flooded, and a text message costs money. Counts at once, for all nodes.
    /// </summary>
    /// <param name="number">Where a text goes: many accounts must not flood one telephone either.</param>
    public async Task<Error?> MaySend(Guid personId, FactorMethod channel, string? number, CancellationToken ct)
    {
        var (hour, day, quarter) = (TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromMinutes(15));
        var wait = number is null
            ? await tries.Try($"send {channel} {personId}", free: 5, quarter, hour, ct)
            : await tries.Try($"send {channel} {personId}", free: 3, hour, day, ct)
                ?? await tries.Try("text " + Convert.ToHexString(peppers.Hash(Pepper, number)), free: 6, hour, day, ct);
        return wait is null ? null : new TooManyRequests { RetryAfter = wait };
    }

    /// <summary>In the running unit of work. Of all that were made for a place only the newest code is good.</summary>
    public (string Code, DateTimeOffset ExpiresAt) Add(ProofPlace place, FactorMethod channel)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        db.Add(new OneTimeCode
        {
            Id = id, PersonId = place.PersonId, Purpose = place.Purpose, ContextId = place.ContextId, Channel = channel,
            Hash = Hash(id, place, code), CreatedAt = now, ExpiresAt = now + Life,
        });
        return (code, now + Life);
    }

    /// <remarks>
    /// Outside any transaction: the attempt is counted before the code is compared, so fifty guesses at once are five, and
    /// the code is used up by one statement, so of fifty right ones one wins.
    /// </remarks>
    public async Task<bool> Consume(ProofPlace place, FactorMethod channel, string text, CancellationToken ct)
    {
        var code = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (code.Length != Digits || !code.All(char.IsAsciiDigit)) return false;
        var newest = await db.Set<OneTimeCode>().AsNoTracking()
            .Where(c => c.ContextId == place.ContextId && c.Purpose == place.Purpose && c.PersonId == place.PersonId)
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        if (newest is null || newest.Channel != channel) return false;
        var now = clock.GetUtcNow();
        var open = db.Set<OneTimeCode>().Where(c => c.Id == newest.Id && c.ConsumedAt == null);
        var counted = await open.Where(c => c.Attempts < MostAttempts && c.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Attempts, c => c.Attempts + 1), ct);
        if (counted == 0) return false;
        var hash = Hash(newest.Id, place, code);
        return await open.Where(c => c.Hash == hash)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ConsumedAt, now), ct) == 1;
    }

    byte[] Hash(Guid id, ProofPlace place, string code) =>
        peppers.Hash(Pepper, $"{id:N} {place.Purpose} {place.ContextId:N} {place.PersonId:N} {code}");
}
