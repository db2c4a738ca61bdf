using System.Text.Json.Serialization;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EndOtherSessions;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
[StepUp]
public sealed record EndOtherSessionsRequest;

/// <param name="Ended">How many there were.</param>
public sealed record SessionsEnded(int Ended)
{
    [JsonPropertyOrder(-1)] public string Object => "sessions_ended";
}

internal sealed class EndOtherSessionsHandler(Sessions sessions, Caller caller, ClientContext client, Changes changes)
    : IHandler<EndOtherSessionsRequest, SessionsEnded>
{
    public async Task<Result<SessionsEnded>> Handle(EndOtherSessionsRequest request, CancellationToken ct)
    {
        changes.Subject = caller.Id;
        return new SessionsEnded(await sessions.EndAll(caller.PersonId!.Value, except: client.Session!.Id, ct));
    }
}
