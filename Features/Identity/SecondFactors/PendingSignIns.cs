using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>Begins and ends half-done sign-ins.</summary>
internal sealed class PendingSignIns(FintechDb db, Peppers peppers, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>In the running unit of work. The token is for the browser's cookie alone.</summary>
    public (string Token, PendingSignIn SignIn) Begin(Person person, Trust.DeviceId? device, bool isUnfamiliar)
    {
        var (token, now) = (SessionCookie.NewToken(), clock.GetUtcNow());
        var pending = new PendingSignIn
        {
            PersonId = person.Id, TokenHash = peppers.Hash(PendingHandler.Pepper, token),
            SecurityStamp = person.SecurityStamp!, IsUnfamiliar = isUnfamiliar, DeviceId = device, CreatedAt = now,
            ExpiresAt = now + Life,
        };
        db.Add(pending);
        return (token, pending);
    }

    public Task<PendingSignIn> Find(Guid id, CancellationToken ct) =>
        db.Set<PendingSignIn>().AsNoTracking().SingleAsync(s => s.Id == id, ct);

    /// <summary>
    /// Counts a try outside any transaction and before it is known to fail, so that fifty at once are five.
    /// </summary>
    /// <returns>How many are left after this one; null when there was none left.</returns>
    public async Task<int?> Try(Guid id, CancellationToken ct)
    {
        var mine = db.Set<PendingSignIn>().Where(s => s.Id == id);
        var counted = await mine.Where(s => s.Attempts < PendingHandler.MostAttempts)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
        return counted == 0 ? null : PendingHandler.MostAttempts - await mine.Select(s => s.Attempts).SingleAsync(ct);
    }

    /// <summary>It was no guess: a limit refused it, or the method is not set up.</summary>
    public Task TakeBack(Guid id, CancellationToken ct) => db.Set<PendingSignIn>().Where(s => s.Id == id)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.Attempts, x => x.Attempts - 1), ct);

    /// <summary>In the running unit of work; of many at once one gets true, whatever others guess meanwhile.</summary>
    public async Task<bool> Finish(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<PendingSignIn>().Where(s => s.Id == id && s.ConsumedAt == null && s.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ConsumedAt, now), ct) == 1;
    }
}
