using System.Net;

namespace Fintech.Infrastructure.Http;

/// <summary>The frame of the few pages that the server writes itself, in the portal's look.</summary>
static class ServerPage
{
    const string Logo = """
        <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" />
        <path d="M9 23V9h14M9 16.5h10" /></svg>
        """;

    /// <param name="site">What stands after the title in the browser's tab.</param>
    /// <param name="nav">Links at the top, as HTML.</param>
    /// <param name="body">What follows the heading, as HTML.</param>
    public static string Html(string title, string site, string nav, string body) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)} · {Text(site)}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/portal/portal.css"></head>
        <body><a class="skip" href="#content">Skip to content</a>
        <header class="top"><a class="brand" href="/portal">{Logo}Fintech</a>{nav}</header>
        <main id="content" class="page"><h1>{Text(title)}</h1>{body}</main></body></html>
        """;

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
