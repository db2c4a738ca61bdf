using System.ComponentModel;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Realtime.ListEvents;

public sealed record ListEventsRequest(
    [property: Description("Only events of this type"), Example("transaction.added")] string? Type = null,
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null);

internal sealed class ListEventsValidator : AbstractValidator<ListEventsRequest>
{
    public ListEventsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Type).Length(1, 100);
        RuleFor(r => r.Cursor).Must(c => c is null || EventPosition.TryParse(c, out _)).WithMessage(Cursors.Invalid);
    }
}

/// <summary>The stored feed, newest first. Each event is seen only with the permission that its type declares.</summary>
internal sealed class ListEventsHandler(EventHistory history, Caller caller) : IHandler<ListEventsRequest, Page<EventView>>
{
    public async Task<Result<Page<EventView>>> Handle(ListEventsRequest request, CancellationToken ct)
    {
        EventPosition? before = EventPosition.TryParse(request.Cursor, out var at) ? at : null;
        var events = await history.Read(
            caller.EnvironmentId, before, null, request.Type, caller.Scopes, newestFirst: true, request.Limit + 1, ct);
        var hasMore = events.Count > request.Limit;
        if (hasMore) events.RemoveAt(request.Limit);
        return new Page<EventView>(events.ConvertAll(e => e.View), hasMore, hasMore ? events[^1].Position.ToString() : null);
    }
}
