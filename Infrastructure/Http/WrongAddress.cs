using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Routing.Template;

namespace Fintech.Infrastructure.Http;

/// <summary>
/// Tells an address that does not exist from one that takes another method, and says what it takes; the fallback sees
/// all of them alike.
/// </summary>
static class WrongAddress
{
    public static Task Answer(HttpContext http)
    {
        var allowed = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not null && Matches(e, http.Request.Path))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            .SelectMany(m => m == "GET" && !Edge.IsStream(http.Request.Path) ? [m, "HEAD"] : (string[])[m])
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (allowed.Count == 0) return http.Write(new RouteNotFound());
        // What the route does take, in another form than it was sent.
        if (allowed.Contains(http.Request.Method)) return http.Write(new UnsupportedBody());
        http.Response.Headers.Allow = string.Join(", ", allowed);
        if (!HttpMethods.IsOptions(http.Request.Method)) return http.Write(new MethodNotAllowed());
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
