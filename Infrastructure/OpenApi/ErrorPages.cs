using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>A page per error code at <c>/docs/errors/{code}</c>, made from the Error records themselves.</summary>
static class ErrorPages
{
    public static void MapErrorPages(this WebApplication app)
    {
        var all = Catalogue();
        app.MapGet("/docs/errors", http => Page(http, "Errors", string.Concat(all.Values.Select(Row))));
        app.MapGet("/docs/errors/{code}", (HttpContext http, string code) => all.TryGetValue(code, out var error)
            ? Page(http, error.Code, $"<p>HTTP status {error.Status}</p><p>{Text(error.Message)}</p>"
                + "<p>Every error answer has this code, its own words, <code>errors</code> by field where a field is wrong, "
                + "and a <code>request_id</code> to give to support.</p><p><a href=\"/docs/errors\">All errors</a></p>")
            : http.Write(new RouteNotFound()));
    }

    /// <summary>Every declared error, once. Values that only a request knows show as an ellipsis.</summary>
    public static SortedDictionary<string, Error> Catalogue()
    {
        var all = new SortedDictionary<string, Error>(StringComparer.Ordinal);
        foreach (var type in typeof(Error).Assembly.GetTypes()
                     .Where(t => t.IsSubclassOf(typeof(Error)) && !t.IsAbstract && t != typeof(ReplayedRefusal)))
        {
            var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(c => c.GetParameters() is not [var p] || p.ParameterType != type).First();
            var error = (Error)constructor.Invoke([.. constructor.GetParameters().Select(Sample)]);
            all[error.Code] = error;
        }
        return all;
    }

    static object? Sample(ParameterInfo parameter) => parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(string) ? "…"
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : RuntimeHelpers.GetUninitializedObject(parameter.ParameterType);

    static string Row(Error error) =>
        $"<p><a href=\"/docs/errors/{error.Code}\"><code>{error.Code}</code></a> {error.Status}<br>{Text(error.Message)}</p>";

    static string Text(string message) => WebUtility.HtmlEncode(message);

    static Task Page(HttpContext http, string title, string body)
    {
        ContentSecurity.Apply(http.Response, ContentSecurity.Strict);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{Text(title)} · Fintech</title><link rel="stylesheet" href="/portal/portal.css">
            <main class="narrow"><h1>{Text(title)}</h1>{body}</main></html>
            """, http.RequestAborted);
    }
}
