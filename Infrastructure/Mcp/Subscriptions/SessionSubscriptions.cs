using System.Collections.Concurrent;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Subscriptions;

/// <summary>
/// resources/subscribe of older clients: what each session watches, told on the session's own stream.
/// </summary>
sealed partial class SessionSubscriptions(
    EventFeed feed, ResourceUpdates updates, IEnumerable<ICallerRefresh> credentials, ILogger<SessionSubscriptions> log)
{
    const int MostAddresses = 100;

    readonly ConcurrentDictionary<string, Session> sessions = [];

    /// <summary>Runs a server and forgets its subscriptions when its session ends.</summary>
    public async Task Run(HttpContext http, McpServer server, CancellationToken ct)
    {
        if (server.SessionId is not { } id)
        {
            await server.RunAsync(ct);
            return;
        }
        using var session = new Session(server, CancellationTokenSource.CreateLinkedTokenSource(ct));
        sessions[id] = session;
        try
        {
            await server.RunAsync(session.Ended.Token);
        }
        finally
        {
            sessions.TryRemove(id, out _);
            await session.Ended.CancelAsync();
        }
    }

    public static async ValueTask<EmptyResult> Subscribe(
        RequestContext<SubscribeRequestParams> request, CancellationToken ct)
    {
        var (services, uri) = (request.Services!, request.Params.Uri);
        var slot = services.GetRequiredService<CallerSlot>();
        slot.Fill(request.User); // a session's scope never saw the HTTP middleware
        if (await services.GetRequiredService<ResourceCatalogue>().Refusal(uri, services, ct) is { } error)
            throw ResourceRefusal.Of(error, request.Server.NegotiatedProtocolVersion, slot.RequestId);
        return services.GetRequiredService<SessionSubscriptions>().Add(request.Server, uri, slot.Caller);
    }

    public static ValueTask<EmptyResult> Unsubscribe(RequestContext<UnsubscribeRequestParams> request,
        CancellationToken ct)
    {
        var all = request.Services!.GetRequiredService<SessionSubscriptions>();
        all.Of(request.Server).Uris.TryRemove(request.Params.Uri, out _);
        return ValueTask.FromResult(new EmptyResult());
    }

    EmptyResult Add(McpServer server, string uri, Caller caller)
    {
        var session = Of(server);
        if (updates.Watchable([uri], caller).Count == 0)
            throw new McpProtocolException($"There is no resource {uri}.", McpErrorCode.ResourceNotFound);
        if (session.Uris.Count >= MostAddresses)
            throw new McpProtocolException($"At most {MostAddresses} subscriptions in one session.",
                McpErrorCode.InvalidParams);
        session.Uris[uri] = 0;
        Follow(session, caller);
        return new EmptyResult();
    }

    Session Of(McpServer server) => server.SessionId is { } id && sessions.TryGetValue(id, out var session)
        ? session
        : throw new McpProtocolException("Subscribing needs a session. Use subscriptions/listen.",
            McpErrorCode.InvalidRequest);

    void Follow(Session session, Caller caller)
    {
        if (caller.Environment is null || Interlocked.Exchange(ref session.Following, 1) == 1) return;
        var loop = new UpdateLoop(feed, updates, credentials, caller, () => [.. session.Uris.Keys], session.Tell);
        _ = Keep(session, loop);
    }

    async Task Keep(Session session, UpdateLoop loop)
    {
        try
        {
            await loop.Run(session.Ended.Token);
            await session.Ended.CancelAsync(); // the credential has ended, and the session with it
        }
        catch (OperationCanceledException) { }
        catch (Exception lost)
        {
            Lost(lost.Message);
            session.Following = 0;
        }
        finally
        {
            loop.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A session's resource subscriptions ended: {Reason}")]
    partial void Lost(string reason);

    sealed class Session(McpServer server, CancellationTokenSource ended) : IDisposable
    {
        public readonly ConcurrentDictionary<string, byte> Uris = new(StringComparer.Ordinal);
        public int Following;

        public CancellationTokenSource Ended { get; } = ended;

        public Task Tell(string uri, CancellationToken ct) => server.SendNotificationAsync(
            NotificationMethods.ResourceUpdatedNotification, new ResourceUpdatedNotificationParams { Uri = uri },
            cancellationToken: ct);

        public void Dispose() => Ended.Dispose();
    }
}
