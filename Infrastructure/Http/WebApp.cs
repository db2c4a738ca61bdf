using Fintech.Infrastructure.Slices;
using Microsoft.Extensions.FileProviders;

namespace Fintech.Infrastructure.Http;

/// <summary>Serves the exported web app: files as they are, pages by their clean address, each with its own policy.</summary>
static class WebApp
{
    // These never fall back to the app's pages: a wrong address there is a programmer's mistake and must say so.
    static readonly string[] Reserved =
        ["/v1", "/mcp", "/docs", "/openapi", "/portal", "/ops", "/dev", "/webhooks", "/health", "/metrics", "/.well-known"];

    public static void UseWebAppFiles(this WebApplication app)
    {
        if (!Directory.Exists(app.Environment.WebRootPath)) return;
        // What the server itself reads there is no page's business.
        app.UseWhen(http => http.Request.Path != ContentSecurity.Manifest,
            files => files.UseStaticFiles(new StaticFileOptions
            {
                OnPrepareResponse = file =>
                {
                    var immutable = file.Context.Request.Path.StartsWithSegments("/_next/static");
                    file.Context.Response.Headers.CacheControl =
                        immutable ? "public, max-age=31536000, immutable" : "no-cache";
                    ContentSecurity.Apply(file.Context.Response, ContentSecurity.Strict);
                },
            }));
    }

    public static void MapWebApp(this WebApplication app)
    {
        var security = app.Services.GetRequiredService<ContentSecurity>();
        // Also what looks like a file: no file of the app has this address, and whoever asks is told so.
        app.MapFallback("{*path}", http =>
        {
            var path = http.Request.Path.Value!;
            if (Reserved.Any(r => http.Request.Path.StartsWithSegments(r)) || !IsRead(http.Request))
                return WrongAddress.Answer(http);
            return SendPage(http, app.Environment.WebRootFileProvider, security, path);
        });
    }

    static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    static Task SendPage(HttpContext http, IFileProvider files, ContentSecurity security, string path)
    {
        var name = (path is "/" ? "/index" : path.TrimEnd('/')) + ".html";
        var page = files.GetFileInfo(name);
        if (!page.Exists)
        {
            name = "/404.html";
            page = files.GetFileInfo(name);
            http.Response.StatusCode = 404;
        }
        if (!page.Exists) return http.Write(new RouteNotFound());
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        ContentSecurity.Apply(http.Response, security.ForPage(name));
        // The address of a mailed link holds a secret, which the requests for the page's own files must not repeat.
        if (http.Request.Query.ContainsKey("token")) http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return http.Response.SendFileAsync(page, http.RequestAborted);
    }
}
