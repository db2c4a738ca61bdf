using System.Collections.Frozen;
using System.Text.Json;

namespace Fintech.Infrastructure.Http;

/// <summary>
/// Content Security Policy (CSP level 3). Scripts come from this origin; an exported page's inline scripts are named by
/// the hashes that the front end's build wrote. Nothing allows 'unsafe-inline' or 'unsafe-eval' for scripts.
/// </summary>
public sealed class ContentSecurity
{
    const string Rest =
        "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'"
        + "; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    readonly FrozenDictionary<string, string> pages;

    public ContentSecurity(IWebHostEnvironment host)
    {
        var manifest = host.WebRootFileProvider.GetFileInfo("csp-manifest.json");
        if (!manifest.Exists)
        {
            pages = FrozenDictionary<string, string>.Empty;
            return;
        }
        using var stream = manifest.CreateReadStream();
        pages = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(
            page => page.Key, page => Policy(page.Value), StringComparer.Ordinal);
    }

    /// <summary>The policy of a page without inline scripts.</summary>
    public static string Strict { get; } = Policy([]);

    public string ForPage(string file) => pages.GetValueOrDefault(file, Strict);

    /// <param name="scripts">Hashes such as <c>sha256-…</c>.</param>
    public static string Policy(IEnumerable<string> scripts) =>
        "default-src 'self'; script-src 'self'" + string.Concat(scripts.Select(s => $" '{s}'")) + Rest;

    public static void Apply(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
    }
}
