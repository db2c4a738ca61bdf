using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Subscriptions;

/// <summary>
/// The */list_changed half of a listen stream: the SDK offers it for every collection that a server has.
/// </summary>
sealed class ListChanges : IDisposable
{
    readonly Channel<string> changed = Channel.CreateBounded<string>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly List<Action> undo = [];
    readonly JsonObject granted = [];

    public ListChanges(
        RequestContext<SubscriptionsListenRequestParams> request, SubscriptionsListenNotifications wanted)
    {
        var options = request.Server.ServerOptions;
        Follow(wanted.ToolsListChanged, options.ToolCollection, "toolsListChanged",
            NotificationMethods.ToolListChangedNotification);
        Follow(wanted.PromptsListChanged, options.PromptCollection, "promptsListChanged",
            NotificationMethods.PromptListChangedNotification);
        Follow(wanted.ResourcesListChanged, options.ResourceCollection, "resourcesListChanged",
            NotificationMethods.ResourceListChangedNotification);
    }

    /// <summary>What is honoured of the request, for the acknowledgement.</summary>
    public JsonObject Granted(List<string> resources)
    {
        if (resources.Count > 0)
            granted["resourceSubscriptions"] = new JsonArray([.. resources.Select(r => (JsonNode)r)]);
        return granted;
    }

    public async Task Run(Func<string, CancellationToken, Task> tell, CancellationToken ct)
    {
        await foreach (var method in changed.Reader.ReadAllAsync(ct)) await tell(method, ct);
    }

    void Follow<T>(bool? wanted, McpServerPrimitiveCollection<T>? collection, string name, string method)
        where T : IMcpServerPrimitive
    {
        if (wanted is not true || collection is null) return;
        void Tell(object? sender, EventArgs about) => changed.Writer.TryWrite(method);
        collection.Changed += Tell;
        undo.Add(() => collection.Changed -= Tell);
        granted[name] = true;
    }

    public void Dispose()
    {
        foreach (var action in undo) action();
    }
}
