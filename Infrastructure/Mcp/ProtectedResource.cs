using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Metadata of the protected resource (RFC 9728). Without an authorization server it names none: the scopes and how to
/// send a credential are still worth reading by machine.
/// </summary>
static class ProtectedResource
{
    public const string Path = "/.well-known/oauth-protected-resource/mcp";

    sealed record Metadata(
        string Resource, string ResourceName, string ResourceDocumentation,
        IReadOnlyList<string> BearerMethodsSupported,
        IReadOnlyList<string> ScopesSupported);

    public static void Map(IEndpointRouteBuilder app, string publicUrl)
    {
        var tools = app.ServiceProvider.GetRequiredService<ToolCatalogue>();
        var resources = app.ServiceProvider.GetRequiredService<ResourceCatalogue>();
        var scopes = tools.All.Select(t => t.Scope).Concat(resources.All.Select(r => r.Scope)).OfType<string>();
        var metadata = new Metadata(
            publicUrl + McpInfo.Path, "Fintech", publicUrl + "/docs", ["header"], [.. scopes.Distinct().Order()]);
        foreach (var path in (string[])[Path, "/.well-known/oauth-protected-resource"])
            app.MapGet(path, (HttpContext http) => http.Answer<Metadata>(metadata)).ExcludeFromDescription();
    }
}
