using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Realtime.ListEvents;

internal sealed class ListEventsEndpoint(Pipeline<ListEventsRequest, Page<EventView>> pipeline)
    : SliceEndpoint<ListEventsRequest, Page<EventView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/events", "List events, newest first");
}
