using System.Text;
using System.Text.Json;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.WebUtilities;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>A page per error code at <c>/docs/errors/{code}</c>, made from the Error records themselves.</summary>
static class ErrorPages
{
    static readonly JsonSerializerOptions Indented = new(Wire.Options) { WriteIndented = true };

    public static void MapErrorPages(this WebApplication app)
    {
        var all = ErrorCatalogue.All.DistinctBy(e => e.Code).ToDictionary(e => e.Code, StringComparer.Ordinal);
        app.MapGet("/docs/errors", http => Send(http, "Errors", List(all.Values)));
        app.MapGet("/docs/errors/{code}", (HttpContext http, string code) => all.TryGetValue(code, out var error)
            ? Send(http, error.Code, Page(error))
            : http.Write(new RouteNotFound()));
    }

    static string List(IEnumerable<Error> all)
    {
        var html = new StringBuilder(
            "<p class=\"lead\">What this API refuses, and what to do then. Every refusal is a problem details body (RFC 9457).</p>");
        foreach (var noun in all.GroupBy(e => e.Code.Split('.')[0]))
        {
            html.Append($"<h2><code>{Text(noun.Key)}</code></h2><table class=\"stack\"><thead><tr><th>Code</th><th class=\"end\">Status</th>"
                + "<th>What it says</th></tr></thead><tbody>");
            foreach (var error in noun)
                html.Append($"<tr><td><a href=\"/docs/errors/{Text(error.Code)}\"><code>{Text(error.Code)}</code></a></td>"
                    + $"<td class=\"end\">{error.Status}</td><td>{Text(error.Message)}</td></tr>");
            html.Append("</tbody></table>");
        }
        return html.ToString();
    }

    static string Page(Error error)
    {
        var (cause, cure) = Halves(error);
        return $"""
            <p class="lead">HTTP {error.Status} {Text(ReasonPhrases.GetReasonPhrase(error.Status))}</p>
            <dl class="facts"><dt>What it says</dt><dd>{Text(cause)}</dd>{(cure is null ? "" : $"<dt>What to do</dt><dd>{Text(cure)}</dd>")}
            <dt>When you retry</dt><dd>{Text(Retry(error))}</dd></dl>
            <h2>Example</h2>
            <pre tabindex="0"><code>HTTP/1.1 {error.Status} {Text(ReasonPhrases.GetReasonPhrase(error.Status))}
            Content-Type: application/problem+json

            {Text(JsonSerializer.Serialize(OpenApiRefusals.Body(error), Indented))}</code></pre>
            <p>An MCP tool answers with the same body as <code>structuredContent</code> and <code>isError: true</code>.
            Decide by <code>code</code>; <code>title</code> is for people and may change. Give <code>request_id</code> to support.</p>
            <p><a href="/docs/errors">All errors</a> · <a href="/docs">API reference</a></p>
            """;
    }

    // Messages say what happened first and what to do next; a message of one sentence does both at once.
    static (string Cause, string? Cure) Halves(Error error)
    {
        var end = error.Message.IndexOf(". ", StringComparison.Ordinal);
        return end > 0 ? (error.Message[..(end + 1)], error.Message[(end + 2)..]) : (error.Message, Cure(error.Status));
    }

    static string? Cure(int status) => status switch
    {
        404 => "Check the id, and that it belongs to the environment you are asking in.",
        >= 500 => "Try again shortly; if it stays, give support the request id.",
        _ => null,
    };

    static string Retry(Error error) => error.Status switch
    {
        429 or 503 => "Wait as long as Retry-After says, then send the same request with the same idempotency key.",
        409 or 422 or 502 when error.IsOutcome =>
            "The same request with the same idempotency key gets this answer again. Use a new key once the cause is gone.",
        >= 500 => "Send the same request with the same idempotency key: it is never done twice.",
        _ => "This answer is not recorded, so the same idempotency key may be used for the corrected request.",
    };

    static string Text(string text) => ServerPage.Text(text);

    static Task Send(HttpContext http, string title, string body)
    {
        ContentSecurity.Apply(http.Response, ContentSecurity.Strict);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.WriteAsync(ServerPage.Html(title, "Fintech API", """
            <nav aria-label="Documentation"><a href="/docs">API reference</a>
            <a href="/docs/errors">Errors</a><a href="/portal">Portal</a></nav>
            """, body), http.RequestAborted);
    }
}
