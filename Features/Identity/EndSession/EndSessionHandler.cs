using System.ComponentModel;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.EndSession;

/// <summary>A stranger at an open browser must not shut the owner's other browsers out, so this needs a step-up.</summary>
[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
[StepUp]
public sealed record EndSessionRequest([property: Description("Which session, such as ses_01k…")] SessionId Id);

internal sealed class EndSessionHandler(FintechDb db, Caller caller, ClientContext client, Changes changes, TimeProvider clock)
    : IHandler<EndSessionRequest, SessionView>
{
    public async Task<Result<SessionView>> Handle(EndSessionRequest request, CancellationToken ct)
    {
        var session = await db.Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == request.Id && s.PersonId == caller.PersonId, ct);
        if (session is null) return new SessionNotFound(request.Id);
        changes.Subject = session.Id.ToString();
        session.EndedAt ??= clock.GetUtcNow();
        return SessionView.Of(session, client.Session?.Id);
    }
}
