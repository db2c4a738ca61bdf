using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>Asks again who a long-lived request's key is: a revoked key also ends its streams.</summary>
sealed class KeyRefresh(KeyRing keys) : ICallerRefresh
{
    public bool Knows(Caller caller) => caller.Credential is byte[];

    public async ValueTask<Caller?> Refresh(Caller caller, CancellationToken ct)
    {
        var now = await keys.Find((byte[])caller.Credential!, ct);
        return now is { Kind: CallerKind.Key, Refusal: null, MustEnrol: false } ? now : null;
    }
}

/// <summary>The cookie's token and the environment that the request named.</summary>
sealed record SessionCredential(string Token, string? Environment);

/// <summary>The same for a session: one that has ended ends its streams.</summary>
sealed class SessionRefresh(SessionLookup sessions) : ICallerRefresh
{
    public bool Knows(Caller caller) => caller.Credential is SessionCredential;

    public async ValueTask<Caller?> Refresh(Caller caller, CancellationToken ct)
    {
        var known = (SessionCredential)caller.Credential!;
        // A stream that stands open is no sign that somebody sits before it.
        var found = await sessions.Find(known.Token, known.Environment, active: false, ct);
        return found?.Caller is { Refusal: null, MustEnrol: false } now ? now : null;
    }
}
