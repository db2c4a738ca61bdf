using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>The stylesheet, which is the product's tokens and the page's own rules, and the product's fonts.</summary>
internal static partial class LinkAssets
{
    const string StylesheetPath = "/link/assets/link.css";

    // The front end's build puts them there; without it the page falls back to a font of the system.
    static readonly Dictionary<string, byte[]> Fonts = new[] { "geist-sans.woff2", "geist-mono.woff2" }
        .ToDictionary(name => $"/fonts/{name}", name => Path.Combine("wwwroot", "fonts", name))
        .Where(font => File.Exists(font.Value))
        .ToDictionary(font => font.Key, font => File.ReadAllBytes(font.Value));

    static readonly byte[] Stylesheet = Encoding.UTF8.GetBytes(Tokens() + LinkStylesheet.Css);

    /// <summary>Its address changes with its content, so that browsers may keep it for ever.</summary>
    public static readonly string StylesheetHref =
        $"{StylesheetPath}?v={Convert.ToHexStringLower(SHA256.HashData(Stylesheet))[..12]}";

    public static void Map(WebApplication app)
    {
        app.MapGet(StylesheetPath, http => Write(http, "text/css; charset=utf-8", Stylesheet));
        foreach (var (path, bytes) in Fonts) app.MapGet(path, http => Write(http, "font/woff2", bytes));
    }

    static string Tokens()
    {
        using var stream = typeof(LinkAssets).Assembly.GetManifestResourceStream("ui/tokens.css")!;
        using var reader = new StreamReader(stream);
        var css = reader.ReadToEnd();
        return Fonts.Count > 0 ? css : FontWithAddress().Replace(css, "");
    }

    [GeneratedRegex("@font-face \\{[^}]*url\\([^}]*\\}")]
    private static partial Regex FontWithAddress();

    static Task Write(HttpContext http, string type, byte[] content)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }
}
