using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>Asks again who a long-lived request is: a revoked key or an ended session also ends its streams.</summary>
public sealed class CredentialCheck(KeyRing keys, SessionLookup sessions, SessionCookie cookie)
{
    /// <summary>The caller as of now; one with a refusal, or anonymous, when the credential no longer stands.</summary>
    public async ValueTask<Caller> Again(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Headers.Authorization is [{ Length: > 7 } value])
            return await keys.Find(value.AsSpan(7).Trim(), ct);
        if (http.Request.Cookies[cookie.Name] is not { Length: > 0 and <= 64 } token) return Caller.Anonymous;
        // A stream that stands open is no sign that somebody sits before it.
        var found = await sessions.Find(token, EnvironmentName.Of(http.Request), active: false, ct);
        return found?.Caller ?? Caller.Anonymous;
    }
}
