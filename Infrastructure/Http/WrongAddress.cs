using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Routing.Template;

namespace Fintech.Infrastructure.Http;

/// <summary>Tells an address that does not exist from one that takes another method; the fallback sees both alike.</summary>
static class WrongAddress
{
    public static Error Refusal(HttpContext http)
    {
        var allowed = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not null && Matches(e, http.Request.Path))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (allowed.Count == 0) return new RouteNotFound();
        http.Response.Headers.Allow = string.Join(", ", allowed);
        return new MethodNotAllowed();
    }

    static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
