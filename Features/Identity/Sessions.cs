using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>
/// Begins, renews and ends sessions in the running unit of work. A token is never kept over a change of trust.
/// </summary>
internal sealed class Sessions(FintechDb db, Peppers peppers, ClientContext client, Changes changes, TimeProvider clock)
{
    /// <summary>An operator's session ends sooner, however busy.</summary>
    static readonly TimeSpan LongestOfOperators = TimeSpan.FromHours(8);

    /// <param name="proved">Whether a second factor was proved, which is a step-up as well.</param>
    public async Task<(string Token, Session Session)> Begin(
        Person person, bool proved, DeviceId device, CancellationToken ct)
    {
        if (client.Session is { } former) await End(new(former.Id), ct);
        var last = await db.Set<Session>().Where(s => s.PersonId == person.Id).OrderByDescending(s => s.Id)
            .Select(s => s.LastEnvironmentId).FirstOrDefaultAsync(ct);
        var (token, now) = (SessionCookie.NewToken(), clock.GetUtcNow());
        var session = new Session
        {
            TokenHash = Hash(token), PersonId = person.Id, AuthTime = now, StepUpAt = proved ? now : null,
            CreatedAt = now, LastSeenAt = now,
            ExpiresAt = now + (person.IsOperator ? LongestOfOperators : SessionLookup.Longest),
            Address = client.Address, UserAgent = client.UserAgent, DeviceId = device, LastEnvironmentId = last,
        };
        db.Add(session);
        return (token, session);
    }

    /// <summary>The person proved a second factor: the same session under a new token.</summary>
    public Task<(string Token, DateTimeOffset At)?> StepUp(SessionId id, CancellationToken ct) =>
        Renew(id, proved: true, ct);

    /// <summary>Something changed that trust hangs on: the same session under a new token, and no more than that.</summary>
    public Task<(string Token, DateTimeOffset At)?> Renew(SessionId id, CancellationToken ct) =>
        Renew(id, proved: false, ct);

    async Task<(string Token, DateTimeOffset At)?> Renew(SessionId id, bool proved, CancellationToken ct)
    {
        var (token, now) = (SessionCookie.NewToken(), clock.GetUtcNow());
        var hash = Hash(token);
        var renewed = await db.Set<Session>().Where(s => s.Id == id && s.EndedAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(x => x.TokenHash, hash)
            .SetProperty(x => x.AuthTime, x => proved ? now : x.AuthTime)
            .SetProperty(x => x.StepUpAt, x => proved ? now : x.StepUpAt), ct);
        return renewed == 1 ? (token, now) : null;
    }

    /// <summary>The person became an operator: no open session lasts longer than one that an operator begins.</summary>
    public Task<int> Shorten(Guid personId, CancellationToken ct) => db.Set<Session>()
        .Where(s => s.PersonId == personId && s.EndedAt == null && s.ExpiresAt > s.CreatedAt + LongestOfOperators)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.ExpiresAt, x => x.CreatedAt + LongestOfOperators), ct);

    public Task<int> End(SessionId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().ForgetOfSession(id.Value));
        return db.Set<Session>().Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
    }

    /// <returns>How many were open.</returns>
    public Task<int> EndAll(Guid personId, Guid? except, CancellationToken ct)
    {
        var (now, kept) = (clock.GetUtcNow(), new SessionId(except ?? Guid.Empty));
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(personId));
        return db.Set<Session>().OpenOf(personId, now).Where(s => s.Id != kept)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
    }

    byte[] Hash(string token) => peppers.Hash(SessionLookup.Pepper, token);
}

static class OpenSessions
{
    /// <summary>The sessions of a person that their browsers could still use.</summary>
    public static IQueryable<Session> OpenOf(this IQueryable<Session> sessions, Guid personId, DateTimeOffset now) =>
        sessions.Open(now).Where(s => s.PersonId == personId);

    public static IQueryable<Session> Open(this IQueryable<Session> sessions, DateTimeOffset now) => sessions.Where(
        s => s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > now - SessionLookup.Idle);
}
