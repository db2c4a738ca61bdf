using System.ComponentModel;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListDevices;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListDevicesRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListDevicesValidator : PagedValidator<ListDevicesRequest>;

/// <summary>The browsers in which the person signed in before, newest first.</summary>
internal sealed class ListDevicesHandler(FintechDb db, KnownDevices devices, Caller caller, TimeProvider clock)
    : IHandler<ListDevicesRequest, Page<DeviceView>>
{
    public async Task<Result<Page<DeviceView>>> Handle(ListDevicesRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var current = await devices.Find(person.Id, ct);
        var mine = db.Set<Device>().AsNoTracking().Where(d => d.PersonId == person.Id);
        var found = await mine.NewestFirst(request, Cursors.Id<DeviceId>(request.Cursor)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return Page<DeviceView>.Of(found.ConvertAll(d => DeviceView.Of(d, current?.Id, d.IsTrusted(person, now))),
            request.Limit, last => Cursors.Of(last.Id));
    }
}
