using System.Collections.Frozen;
using Fintech.Infrastructure.Slices;
using Microsoft.Extensions.Options;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Refuses what DNS rebinding needs: a foreign Host, or the Origin of a page that has no business here. The SDK checks
/// neither.
/// </summary>
sealed class OriginGuard(RequestDelegate next, IOptions<McpOptions> options, IConfiguration configuration)
{
    static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    readonly FrozenSet<string> hosts = Loopback.Append(Public(configuration).Host).Concat(options.Value.AllowedHosts)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly FrozenSet<string> origins = options.Value.AllowedOrigins
        .Append(Public(configuration).GetLeftPart(UriPartial.Authority)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // On a developer's own machine the pages of local tools, such as the MCP inspector, may call.
    readonly bool isLocal = Public(configuration).IsLoopback;

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(McpInfo.Path, StringComparison.Ordinal)) return next(http);
        http.Response.Headers.CacheControl = "no-store";
        if (!hosts.Contains(http.Request.Host.Host)) return http.Write(new HostRefused());
        return http.Request.Headers.Origin is [{ Length: > 0 } origin, ..] && !IsAllowed(origin)
            ? http.Write(new OriginRefused())
            : next(http);
    }

    bool IsAllowed(string origin) => origins.Contains(origin)
        || (isLocal && Uri.TryCreate(origin, UriKind.Absolute, out var page) && Loopback.Contains(page.Host));

    static Uri Public(IConfiguration configuration) => new(configuration["PublicUrl"] ?? "http://localhost:5080");
}
