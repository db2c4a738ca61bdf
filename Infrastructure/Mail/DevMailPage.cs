using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>
/// The mails in the data folder as a page, for whoever works on this machine. It exists only outside Production, with a
/// loopback PublicUrl, for a loopback peer that asked for a loopback Host: a page of another site cannot reach it by a
/// name of its own (DNS rebinding), nor can a neighbour on the network.
/// </summary>
static partial class DevMailPage
{
    const int Shown = 200;

    public static void MapDevMail(this WebApplication app)
    {
        var server = app.Services.GetRequiredService<ServerOptions>();
        var options = app.Services.GetRequiredService<MailOptions>();
        if (app.Environment.IsProduction() || !server.PublicUrl.IsLoopback || options.Host is not null) return;
        var page = app.MapGroup("/dev/mail").AddEndpointFilter(async (context, next) =>
        {
            if (IsLocal(context.HttpContext)) return await next(context);
            await context.HttpContext.Write(new RouteNotFound());
            return Results.Empty;
        }).ExcludeFromDescription();
        page.MapGet("", (MailFolder folder) => Html("Mail", List(folder)));
        page.MapGet("{name}", async (string name, MailFolder folder, HttpContext http) =>
            await folder.Open(name, http.RequestAborted) is { } mail
                ? Html(mail.Subject ?? "", View(mail))
                : new Missing());
    }

    internal static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    static string List(MailFolder folder)
    {
        var names = folder.Names(Shown);
        if (names.Count == 0) return "<p>No mail yet. Without Mail:Smtp:Host, every mail stays here.</p>";
        var html = new StringBuilder("<table><tr><th>Time (UTC)</th><th>Kind</th><th>To</th></tr>");
        foreach (var name in names)
        {
            var parts = name[..^4].Split('_', 3);
            html.Append("<tr><td>").Append(Encode(parts[0])).Append("</td><td><a href=\"/dev/mail/")
                .Append(Uri.EscapeDataString(name)).Append("\">").Append(Encode(parts.ElementAtOrDefault(1) ?? name))
                .Append("</a></td><td>").Append(Encode(parts.ElementAtOrDefault(2) ?? "")).Append("</td></tr>");
        }
        return html.Append("</table>").ToString();
    }

    static string View(MimeMessage mail) =>
        $"<p><a href=\"/dev/mail\">All mail</a></p><p>To {Encode(mail.To.ToString())}</p><pre>"
        + Link().Replace(Encode(mail.TextBody ?? ""), "<a href=\"$0\">$0</a>") + "</pre>";

    static IResult Html(string title, string body) => new Page($$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{Encode(title)}}</title>
        <meta name="viewport" content="width=device-width"><style>
        :root { color-scheme: light dark }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 56em; margin: 2em auto; padding: 0 1em }
        th, td { text-align: left; padding: .2em 1em .2em 0 }
        pre { white-space: pre-wrap; font: inherit; overflow-wrap: anywhere }
        </style></head><body><h1>{{Encode(title)}}</h1>{{body}}</body></html>
        """);

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"https?://[^\s<]+")]
    private static partial Regex Link();

    sealed class Missing : IResult
    {
        public Task ExecuteAsync(HttpContext http) => http.Write(new RouteNotFound());
    }

    sealed class Page(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer"; // the links it shows are secrets
            http.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
            return http.Response.WriteAsync(html, http.RequestAborted);
        }
    }
}
