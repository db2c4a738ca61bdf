using FastEndpoints;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Realtime.StreamEvents;

/// <summary>
/// <c>GET /v1/events/stream</c>: server-sent events (HTML Living Standard §9.2). It cannot be a <c>SliceEndpoint</c>, whose
/// answer is one body; who may open it is still the pipeline's word.
/// </summary>
internal sealed class StreamEventsEndpoint(
    Pipeline<StreamEventsRequest, OpenStream> pipeline, IServiceProvider services) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/v1/events/stream");
        AllowAnonymous();
        Options(b => b.WithMetadata(new SliceRoute(
            "GET", "/v1/events/stream", "Follow events as they happen (server-sent events)", 200,
            typeof(StreamEventsRequest), typeof(EventView), SliceRules<StreamEventsRequest>.Rules)));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.MarkResponseStart();
        var opened = await pipeline.Run(new(), ct);
        if (opened.Error is { } error)
        {
            await HttpContext.Write(error);
            return;
        }
        using var subscription = opened.Value!.Subscription;
        await ActivatorUtilities.CreateInstance<EventStreamWriter>(services, HttpContext, subscription).Run(ct);
    }
}
