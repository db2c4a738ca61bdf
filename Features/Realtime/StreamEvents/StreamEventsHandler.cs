using System.Text.Json.Serialization;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Realtime.StreamEvents;

/// <summary>Opens the live stream; the door then writes it.</summary>
public sealed record StreamEventsRequest;

internal sealed record OpenStream([property: JsonIgnore] EventSubscription Subscription);

internal sealed class StreamEventsHandler(EventFeed feed, Caller caller) : IHandler<StreamEventsRequest, OpenStream>
{
    public Task<Result<OpenStream>> Handle(StreamEventsRequest request, CancellationToken ct) =>
        Task.FromResult<Result<OpenStream>>(new OpenStream(feed.Subscribe(caller.EnvironmentId, caller.PersonId)));
}
