using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http;
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
        page.MapGet("", (MailFolder folder) => new Page("Mail", List(folder)));
        page.MapGet("{name}", async (string name, MailFolder folder, HttpContext http) =>
            await folder.Open(name, http.RequestAborted) is { } mail
                ? (IResult)new Page(mail.Subject is { Length: > 0 } subject ? subject : "Mail", View(mail))
                : new Missing());
    }

    internal static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    static string List(MailFolder folder)
    {
        var names = folder.Names(Shown);
        if (names.Count == 0)
            return "<p class=\"muted\">No mail yet. Without Mail:Smtp:Host, every mail stays here.</p>";
        var html = new StringBuilder("""
            <p class="lead">Without a mail server, every mail of this installation stays on this machine.</p>
            <table class="stack"><thead><tr><th>Mail</th><th>To</th><th>Time (UTC)</th></tr></thead><tbody>
            """);
        foreach (var name in names)
        {
            // {time}_{kind}_{address}.eml, as MailFolder writes it
            var parts = name[..^4].Split('_', 3);
            html.Append($"""
                <tr><td class="full"><a href="/dev/mail/{Uri.EscapeDataString(name)}">
                {Kind(parts.ElementAtOrDefault(1) ?? name)}</a></td>
                <td class="full">{Text(parts.ElementAtOrDefault(2) ?? "")}</td>
                <td class="muted nowrap">{Text(Time(parts[0]))}</td></tr>
                """);
        }
        return html.Append("</tbody></table>").ToString();
    }

    static string Time(string stamp) =>
        DateTime.TryParseExact(stamp, MailFolder.TimeFormat, CultureInfo.InvariantCulture, default, out var time)
            ? Time(time)
            : stamp;

    static string Time(DateTime utc) => utc.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    static string View(MimeMessage mail) => $"""
        <dl class="facts"><dt>To</dt><dd>{Text(mail.To.ToString())}</dd>
        <dt>Sent</dt><dd>{Time(mail.Date.UtcDateTime)} UTC</dd></dl>
        <pre class="letter">{Linked(mail.TextBody ?? "")}</pre>
        """;

    static string Linked(string text) => Link().Replace(Text(text).TrimEnd(), "<a href=\"$0\">$0</a>");

    /// <summary>"confirm-email" as "Confirm email".</summary>
    static string Kind(string kind)
    {
        var words = kind.Replace('-', ' ').Replace('_', ' ');
        return Text(words.Length == 0 ? "Mail" : char.ToUpperInvariant(words[0]) + words[1..]);
    }

    static string Text(string text) => ServerPage.Text(text);

    [GeneratedRegex(@"https?://[^\s<]+")]
    private static partial Regex Link();

    sealed class Missing : IResult
    {
        public Task ExecuteAsync(HttpContext http) => http.Write(new RouteNotFound());
    }

    sealed class Page(string title, string body) : IResult
    {
        const string Policy =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"
            + "; frame-ancestors 'none'";

        const string Nav = """
            <nav aria-label="Mail"><a href="/dev/mail">All mail</a>
            <a href="/sign-in">Sign in</a><a href="/portal">Portal</a></nav>
            """;

        public Task ExecuteAsync(HttpContext http)
        {
            ContentSecurity.Apply(http.Response, Policy);
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer"; // the links it shows are secrets
            return http.Response.WriteAsync(ServerPage.Html(title, "Fintech", Nav, body), http.RequestAborted);
        }
    }
}
