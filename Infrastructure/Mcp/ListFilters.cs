using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>Lists hold what the caller may use, and are therefore private to the caller.</summary>
static class ListFilters
{
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public static void Add(IMcpRequestFilterBuilder filters)
    {
        filters.AddListToolsFilter(next => async (context, ct) =>
        {
            var result = await next(context, ct);
            var tools = context.Services!.GetRequiredService<ToolCatalogue>();
            Keep(result.Tools, t => CallerOf(context).Has(tools.Find(t.Name)?.Scope));
            (result.TimeToLive, result.CacheScope) = (Fresh, CacheScope.Private);
            return result;
        });
        filters.AddListResourcesFilter(next => async (context, ct) =>
        {
            var result = await next(context, ct);
            var resources = context.Services!.GetRequiredService<ResourceCatalogue>();
            Keep(result.Resources, r => CallerOf(context).Has(resources.Match(r.Uri)?.Scope));
            (result.TimeToLive, result.CacheScope) = (Fresh, CacheScope.Private);
            return result;
        });
        filters.AddListResourceTemplatesFilter(next => async (context, ct) =>
        {
            var result = await next(context, ct);
            var resources = context.Services!.GetRequiredService<ResourceCatalogue>();
            Keep(result.ResourceTemplates, r => CallerOf(context).Has(resources.Find(r.UriTemplate)?.Scope));
            (result.TimeToLive, result.CacheScope) = (Fresh, CacheScope.Private);
            return result;
        });
    }

    public static Caller CallerOf(MessageContext context) => context.User as Caller ?? Caller.Anonymous;

    static void Keep<T>(IList<T> items, Func<T, bool> mayUse)
    {
        for (var i = items.Count - 1; i >= 0; i--)
            if (!mayUse(items[i])) items.RemoveAt(i);
    }
}
