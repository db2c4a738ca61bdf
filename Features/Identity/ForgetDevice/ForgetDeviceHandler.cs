using System.ComponentModel;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ForgetDevice;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes]
public sealed record ForgetDeviceRequest([property: Description("Which browser, such as dev_01k…")] DeviceId Id);

public sealed record DeviceNotFound(DeviceId Id)
    : NotFoundError("device.not_found", $"There is no browser {Id} of yours.");

/// <summary>The browser is a stranger from now on: its trust is gone. Its sessions, if any are open, are ended apart.</summary>
internal sealed class ForgetDeviceHandler(FintechDb db, KnownDevices devices, Caller caller, Changes changes)
    : IHandler<ForgetDeviceRequest, DeviceView>
{
    public async Task<Result<DeviceView>> Handle(ForgetDeviceRequest request, CancellationToken ct)
    {
        var device = await db.Set<Device>()
            .SingleOrDefaultAsync(d => d.Id == request.Id && d.PersonId == caller.PersonId, ct);
        if (device is null) return new DeviceNotFound(request.Id);
        var current = await devices.Find(caller.PersonId!.Value, ct);
        db.Remove(device);
        changes.Subject = device.Id.ToString();
        return DeviceView.Of(device, current?.Id, isTrusted: false);
    }
}
