using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.ShowAllowedNetworks;

internal sealed class ShowAllowedNetworksEndpoint(Pipeline<ShowAllowedNetworksRequest, AllowedNetworksView> pipeline)
    : SliceEndpoint<ShowAllowedNetworksRequest, AllowedNetworksView>(pipeline)
{
    public override void Configure() => Route("GET /v1/workspace/allowed-networks", "Where members and keys may come from");
}
