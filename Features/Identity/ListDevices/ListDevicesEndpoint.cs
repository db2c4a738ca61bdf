using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListDevices;

internal sealed class ListDevicesEndpoint(Pipeline<ListDevicesRequest, Page<DeviceView>> pipeline)
    : SliceEndpoint<ListDevicesRequest, Page<DeviceView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/devices", "List browsers that are known");
}
