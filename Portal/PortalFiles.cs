using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Fintech.Portal;

/// <summary>Styles and scripts of the portal and of Scalar's pages. Styles begin with the web app's own tokens, so colours have one source.</summary>
sealed class PortalFiles(IFileProvider webRoot)
{
    readonly Lazy<(string Text, string Tag)> style = new(() => Tagged(Tokens(webRoot) + Resource("portal.css")));
    readonly Lazy<(string Text, string Tag)> docs = new(() => Tagged(Tokens(webRoot) + Resource("docs.css")));
    readonly Lazy<(string Text, string Tag)> script = new(() => Tagged(Resource("portal.js")));
    readonly Lazy<(string Text, string Tag)> start = new(() => Tagged(Resource("start.js")));
    readonly Lazy<(string Text, string Tag)> docsKey = new(() => Tagged(Resource("docs.js")));

    public IResult Style(HttpContext http) => Send(http, style.Value, "text/css");
    public IResult Docs(HttpContext http) => Send(http, docs.Value, "text/css");
    public IResult Script(HttpContext http) => Send(http, script.Value, "text/javascript");
    public IResult Start(HttpContext http) => Send(http, start.Value, "text/javascript");
    public IResult DocsKey(HttpContext http) => Send(http, docsKey.Value, "text/javascript");

    static IResult Send(HttpContext http, (string Text, string Tag) file, string type)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(Encoding.UTF8.GetBytes(file.Text), type + "; charset=utf-8", entityTag: new EntityTagHeaderValue(file.Tag));
    }

    // The web app's build may be newer than the server's; without it, the server's own copy of the same file serves.
    static string Tokens(IFileProvider webRoot)
    {
        var built = webRoot.GetFileInfo("ui/tokens.css");
        if (!built.Exists) return Resource("ui/tokens.css");
        using var reader = new StreamReader(built.CreateReadStream());
        return reader.ReadToEnd();
    }

    static string Resource(string name)
    {
        using var stream = typeof(PortalFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static (string, string) Tagged(string text) =>
        (text, $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}\"");
}
