using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignOut;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record SignOutRequest;

/// <summary>Nothing to say; the browser forgets its cookie.</summary>
public sealed record SignedOut : IHttpEffect
{
    public void Apply(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.RequestServices.GetRequiredService<SessionCookie>().Clear(http.Response);
    }
}

internal sealed class SignOutHandler(Sessions sessions, ClientContext client, Changes changes)
    : IHandler<SignOutRequest, SignedOut>
{
    public async Task<Result<SignedOut>> Handle(SignOutRequest request, CancellationToken ct)
    {
        var id = new SessionId(client.Session!.Id);
        await sessions.End(id, ct);
        changes.Subject = id.ToString();
        return new SignedOut();
    }
}
