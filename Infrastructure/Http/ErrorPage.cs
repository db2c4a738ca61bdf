using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http;

/// <summary>A failure as whoever asked can read it: a person who opened a page gets a page, everybody else the problem.</summary>
static class ErrorPage
{
    public static Task Write(HttpContext http, Error error)
    {
        var opensPage = HttpMethods.IsGet(http.Request.Method)
            && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (!opensPage) return http.Write(error);
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (error.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        ContentSecurity.Apply(http.Response, ContentSecurity.Strict);
        var title = error is DatabaseUnavailable ? "Back in a moment" : "Something went wrong";
        return http.Response.WriteAsync(ServerPage.Html(title, "Fintech", "", $"""
            <p class="lead">{ServerPage.Text(error.Message)}</p>
            <p><a href="">Try again</a></p>
            <p>Request <code>{ServerPage.Text(http.TraceIdentifier)}</code></p>
            """), http.RequestAborted);
    }
}
