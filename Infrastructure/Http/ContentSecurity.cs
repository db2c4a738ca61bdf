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
        + "; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Of an answer that is no page: it loads nothing, runs nothing and stands in no frame.</summary>
    public const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // What no page of ours asks for is not there for a script that should not be there either.
    const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), "
        + "serial=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    /// <summary>What the front end's build wrote: pages and the hashes of their inline scripts.</summary>
    public const string Manifest = "/csp-manifest.json";

    readonly FrozenDictionary<string, string> pages;

    public ContentSecurity(IWebHostEnvironment host)
    {
        var manifest = host.WebRootFileProvider.GetFileInfo(Manifest);
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

    /// <summary>What a page has beside its policy: nobody frames it, opens it as a window to hold on to, or embeds it.</summary>
    public static void Apply(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Permissions-Policy"] = Permissions;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
