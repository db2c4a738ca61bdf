using System.Net;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Mail;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Sms;

namespace Fintech.Infrastructure.Delivery;

/// <summary>
/// Pages that show undelivered messages to whoever works on this machine. They exist only outside Production, with a
/// loopback PublicUrl, for a loopback peer that asked for a loopback Host: a page of another site cannot reach them by
/// a name of its own (DNS rebinding), nor can a neighbour on the network.
/// </summary>
static class DevPages
{
    /// <returns>Null where there must be none.</returns>
    public static RouteGroupBuilder? MapDevPages(this WebApplication app, string path)
    {
        var server = app.Services.GetRequiredService<ServerOptions>();
        if (app.Environment.IsProduction() || !server.PublicUrl.IsLoopback) return null;
        return app.MapGroup(path).AddEndpointFilter(async (context, next) =>
            IsLocal(context.HttpContext) ? await next(context) : new MissingPage()).ExcludeFromDescription();
    }

    internal static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}

sealed class MissingPage : IResult
{
    public Task ExecuteAsync(HttpContext http) => http.Write(new RouteNotFound());
}

/// <param name="body">What follows the heading, as HTML.</param>
sealed class DevPage(string title, string body) : IResult
{
    const string Policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"
        + "; frame-ancestors 'none'";

    public Task ExecuteAsync(HttpContext http)
    {
        ContentSecurity.Apply(http.Response, Policy);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // the links it shows are secrets
        return http.Response.WriteAsync(
            ServerPage.Html(title, "Fintech", Nav(http.RequestServices), body), http.RequestAborted);
    }

    static string Nav(IServiceProvider services) => $"""
        <nav aria-label="Messages">
        {(services.GetRequiredService<MailOptions>().IsFiles ? "<a href=\"/dev/mail\">All mail</a>" : "")}
        {(services.GetRequiredService<SmsOptions>().IsFiles ? "<a href=\"/dev/sms\">Text messages</a>" : "")}
        <a href="/sign-in">Sign in</a><a href="/portal">Portal</a></nav>
        """;
}
