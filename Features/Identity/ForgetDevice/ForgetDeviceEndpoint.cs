using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ForgetDevice;

internal sealed class ForgetDeviceEndpoint(Pipeline<ForgetDeviceRequest, DeviceView> pipeline)
    : SliceEndpoint<ForgetDeviceRequest, DeviceView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/me/devices/{id}", "Forget a browser");
}
