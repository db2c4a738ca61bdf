using System.ComponentModel;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListDevices;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListDevicesRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null);

sealed class ListDevicesValidator : AbstractValidator<ListDevicesRequest>
{
    public ListDevicesValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Cursor).Must(Cursors.IsId).WithMessage(Cursors.Invalid);
    }
}

/// <summary>The browsers in which the person signed in before, newest first.</summary>
internal sealed class ListDevicesHandler(FintechDb db, KnownDevices devices, Caller caller, TimeProvider clock)
    : IHandler<ListDevicesRequest, Page<DeviceView>>
{
    public async Task<Result<Page<DeviceView>>> Handle(ListDevicesRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var current = await devices.Find(person.Id, ct);
        var mine = db.Set<Device>().AsNoTracking().Where(d => d.PersonId == person.Id);
        if (Cursors.Id<DeviceId>(request.Cursor) is { } after)
            mine = mine.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.Id), ValueTuple.Create(after)));
        var found = await mine.OrderByDescending(d => d.Id).Take(request.Limit + 1).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return Page<DeviceView>.Of(found.ConvertAll(d => DeviceView.Of(d, current?.Id, d.IsTrusted(person, now))),
            request.Limit, last => Cursors.Of(last.Id));
    }
}
