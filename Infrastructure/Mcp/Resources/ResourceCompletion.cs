using Fintech.Infrastructure.Slices;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Resources;

/// <summary>completion/complete for the variables of resource templates.</summary>
static class ResourceCompletion
{
    const int Limit = 100; // the protocol's own

    public static async ValueTask<CompleteResult> Complete(
        RequestContext<CompleteRequestParams> request, CancellationToken ct)
    {
        var services = request.Services!;
        services.GetRequiredService<CallerSlot>().Fill(request.User);
        var all = services.GetRequiredService<ResourceCatalogue>();
        var resource = request.Params.Ref is ResourceTemplateReference about
            ? all.Find(about.Uri) ?? all.Match(about.Uri)
            : null;
        if (resource is null || !ListFilters.CallerOf(request).Has(resource.Scope)) return Answer([]);
        var argument = request.Params.Argument;
        return Answer(await resource.Suggest(services, argument.Name, argument.Value, ct));
    }

    static CompleteResult Answer(IReadOnlyList<string> values) => new()
    {
        Completion = new() { Values = [.. values.Take(Limit)], Total = values.Count, HasMore = values.Count > Limit },
    };
}
