using System.Text.Json.Nodes;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Mcp.Resources;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Subscriptions;

/// <summary>
/// subscriptions/listen of 2026-07-28 clients: the answer to this one request is the stream of what they asked for. The
/// SDK's own handler grants nothing to a client without a session.
/// </summary>
static class ListenStream
{
    public const string Method = "subscriptions/listen";
    const int MostAddresses = 100;

    public static async ValueTask<EmptyResult> Listen(
        RequestContext<SubscriptionsListenRequestParams> request, CancellationToken ct)
    {
        var services = request.Services!;
        var caller = ListFilters.CallerOf(request);
        var updates = services.GetRequiredService<ResourceUpdates>();
        var wanted = request.Params.Notifications;
        var uris = wanted.ResourceSubscriptions ?? [];
        if (uris.Count > MostAddresses)
            throw new McpProtocolException($"At most {MostAddresses} resources in one subscription.",
                McpErrorCode.InvalidParams);
        List<string> granted = [];
        foreach (var uri in caller.Environment is null ? [] : updates.Watchable(uris, caller))
            if (await services.GetRequiredService<ResourceCatalogue>().Refusal(uri, services, ct) is null) granted.Add(uri);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            ct, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var lists = new ListChanges(request, wanted);
        var stream = new Stream(request);
        // Followed before the acknowledgement leaves, so that nothing after it is missed.
        using var loop = granted.Count == 0 ? null : new UpdateLoop(
            services.GetRequiredService<EventFeed>(), updates, services.GetServices<ICallerRefresh>(), caller,
            () => granted,
            (uri, token) =>
                stream.Send(NotificationMethods.ResourceUpdatedNotification, new() { ["uri"] = uri }, token));
        await stream.Send("notifications/subscriptions/acknowledged",
            new() { ["notifications"] = lists.Granted(granted) }, ct);
        try
        {
            var told = lists.Run((method, token) => stream.Send(method, [], token), stop.Token);
            // The first to end ends the stream: a credential that was revoked, or the server's shutdown.
            await await Task.WhenAny(told, loop?.Run(stop.Token) ?? told);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Draining: the client may ask another node.
        }
        return new EmptyResult();
    }

    /// <summary>Writes notifications on this request's stream, one at a time and tagged with its id.</summary>
    sealed class Stream(RequestContext<SubscriptionsListenRequestParams> request)
    {
        readonly SemaphoreSlim one = new(1);

        public async Task Send(string method, JsonObject parameters, CancellationToken ct)
        {
            var id = request.JsonRpcRequest.Id.Id;
            parameters["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/subscriptionId"] = id is long number
                    ? JsonValue.Create(number)
                    : JsonValue.Create(id?.ToString()),
            };
            await one.WaitAsync(ct);
            try
            {
                var notification = new JsonRpcNotification { Method = method, Params = parameters };
                await request.Server.SendMessageAsync(notification, ct);
            }
            finally
            {
                one.Release();
            }
        }
    }
}
