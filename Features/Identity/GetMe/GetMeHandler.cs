using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetMe;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record GetMeRequest;

internal sealed class GetMeHandler(Me me, Caller caller, ClientContext client) : IHandler<GetMeRequest, MeView>
{
    public async Task<Result<MeView>> Handle(GetMeRequest request, CancellationToken ct)
    {
        var last = client.Session?.LastEnvironmentId is { } id ? new EnvironmentId(id) : (EnvironmentId?)null;
        return await me.Read(caller.PersonId!.Value, caller.AuthTime!.Value, caller.SecondFactorAt, last, ct);
    }
}
