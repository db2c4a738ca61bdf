using System.ComponentModel;
using System.Net;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.SetAllowedNetworks;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record SetAllowedNetworksRequest(
    [property: Description("Addresses and networks, all of them; an empty list for anywhere")]
    [property: Example("""["203.0.113.0/24","2001:db8::/32"]""")] IReadOnlyList<string> Networks);

sealed class SetAllowedNetworksValidator : AbstractValidator<SetAllowedNetworksRequest>
{
    public SetAllowedNetworksValidator() => RuleFor(r => r.Networks).Networks();
}

/// <remarks>
/// It holds from the next request of every member and key on. Whoever asks must be inside: nobody locks themself out by it.
/// </remarks>
internal sealed class SetAllowedNetworksHandler(FintechDb db, Caller caller, ClientContext client, Changes changes)
    : IHandler<SetAllowedNetworksRequest, AllowedNetworksView>
{
    public async Task<Result<AllowedNetworksView>> Handle(SetAllowedNetworksRequest request, CancellationToken ct)
    {
        var networks = request.Networks.Normalized();
        if (!AllowedNetworks.Of(networks).Contain(IPAddress.Parse(client.Address))) return new WouldLockYouOut(client.Address);
        var id = caller.Workspace!.Value;
        var workspace = await db.Set<Workspace>().SingleAsync(w => w.Id == id, ct);
        var before = workspace.AllowedNetworks;
        changes.Subject = id.ToString();
        workspace.AllowedNetworks = networks;
        if (!before.SequenceEqual(networks))
            changes.Record(MemberEvents.PolicyChanged, new { AllowedNetworks = networks }, previous: new { AllowedNetworks = before });
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(id));
        return new AllowedNetworksView(networks, client.Address);
    }
}
