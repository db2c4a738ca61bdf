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
        if (IsOperator(http)) return HttpMethods.IsPost(http.Request.Method) ? Act(http) : next(http);
        if (http.User is Caller { Kind: not CallerKind.Anonymous } || !HttpMethods.IsGet(http.Request.Method))
            return http.Write(new RouteNotFound());
        http.Response.Redirect("/sign-in?next=" + Uri.EscapeDataString(Path));
        return Task.CompletedTask;
    }

    // Its pages ask for numbers by POST too; what changes something is a path of its own.
    Task Act(HttpContext http)
    {
        if (http.Request.Path == Path + "/stats") return next(http);
        return MayAct(http) ? Audited(http) : http.Write(new StepUpRequired());
    }

    async Task Audited(HttpContext http)
    {
        await next(http);
        // Hangfire has its own defence against forged forms; what it refused was not done.
        if (http.Response.StatusCode < 400)
            await http.RequestServices.GetRequiredService<AuditLog>().Write(
                "act_on_jobs", "done", http.Request.Path.Value![Path.Length..], (Caller)http.User, CancellationToken.None);
    }

    /// <summary>Looking needs an operator; acting needs one who has proved a second factor in the last five minutes.</summary>
    public static bool MayAct(HttpContext http) => IsOperator(http) && ((Caller)http.User).SteppedUp(StepUpAttribute.ValidFor);

    public static bool IsOperator(HttpContext http) =>
        http.User is Caller { Kind: CallerKind.User, IsOperator: true, MustEnrol: false };
}
