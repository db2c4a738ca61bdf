using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Jobs;

/// <summary>
/// Stands before Hangfire's pages: a stranger is asked to sign in, anybody but an operator finds nothing there, and the
/// pages get a policy of their own.
/// </summary>
sealed class JobsGate(RequestDelegate next)
{
    public const string Path = "/ops/jobs";

    // Hangfire's scripts are files; its charts and progress bars write styles while running.
    const string Policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        + "; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Path)) return next(http);
        ContentSecurity.Apply(http.Response, Policy);
        http.Response.Headers.CacheControl = "no-store";
        if (IsOperator(http)) return next(http);
        if (http.User is Caller { Kind: not CallerKind.Anonymous } || !HttpMethods.IsGet(http.Request.Method))
            return http.Write(new RouteNotFound());
        http.Response.Redirect("/sign-in?next=" + Uri.EscapeDataString(Path));
        return Task.CompletedTask;
    }

    public static bool IsOperator(HttpContext http) =>
        http.User is Caller { Kind: CallerKind.User, IsOperator: true, MustEnrol: false };
}
