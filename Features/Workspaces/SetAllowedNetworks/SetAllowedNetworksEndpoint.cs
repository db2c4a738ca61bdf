using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.SetAllowedNetworks;

internal sealed class SetAllowedNetworksEndpoint(Pipeline<SetAllowedNetworksRequest, AllowedNetworksView> pipeline)
    : SliceEndpoint<SetAllowedNetworksRequest, AllowedNetworksView>(pipeline)
{
    public override void Configure() => Route("PUT /v1/workspace/allowed-networks", "Choose where members and keys may come from");
}
