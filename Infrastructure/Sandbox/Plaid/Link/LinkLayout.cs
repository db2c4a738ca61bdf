namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>The frame around each step: marked as a sandbox, without script, with a policy of its own.</summary>
internal static class LinkLayout
{
    // Stripes instead of the product's mark: a sandbox tab is not taken for a real one.
    const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' " +
        "height='16' rx='3' fill='%23a86b00'/%3E%3Cpath d='M-2 12 12-2M2 18 18 2' stroke='%23fff' " +
        "stroke-width='3'/%3E%3C/svg%3E";

    /// <param name="http">The request to answer.</param>
    /// <param name="title">Shown in the tab, before the product's name.</param>
    /// <param name="body">The step.</param>
    /// <param name="redirectUri">Where a form may lead after its redirect; browsers check that too.</param>
    /// <param name="status">Status of the answer.</param>
    public static Task Write(HttpContext http, string title, Markup body, string? redirectUri, int status = 200)
    {
        var page = Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>{title} · Sandbox bank</title>
              <link rel="icon" href="{new Markup(Icon)}">
              <link rel="stylesheet" href="{LinkAssets.StylesheetHref}">
            </head>
            <body>
              <header><p class="brand">Sandbox bank</p><p class="muted">No real bank, no real money</p></header>
              <div class="stripes" aria-hidden="true"></div>
              <main>{body}</main>
              <footer><p>This page stands in for your bank while you try things out. It stores nothing in your
                browser.</p></footer>
            </body>
            </html>
            """);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; font-src 'self'; " +
            $"form-action 'self'{Origin(redirectUri)}; base-uri 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        // The address holds the link token, which must not travel on.
        headers["Referrer-Policy"] = "no-referrer";
        return http.Response.WriteAsync(page.Html, http.RequestAborted);
    }

    static string Origin(string? uri) =>
        uri is null ? "" : " " + new Uri(uri).GetLeftPart(UriPartial.Authority);
}
