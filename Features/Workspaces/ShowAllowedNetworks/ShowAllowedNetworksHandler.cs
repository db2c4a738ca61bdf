using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.ShowAllowedNetworks;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
public sealed record ShowAllowedNetworksRequest;

internal sealed class ShowAllowedNetworksHandler(FintechDb db, Caller caller, ClientContext client)
    : IHandler<ShowAllowedNetworksRequest, AllowedNetworksView>
{
    public async Task<Result<AllowedNetworksView>> Handle(ShowAllowedNetworksRequest request, CancellationToken ct) =>
        new AllowedNetworksView(
            await db.Set<Workspace>().Where(w => w.Id == caller.Workspace!.Value).Select(w => w.AllowedNetworks).SingleAsync(ct),
            client.Address);
}
