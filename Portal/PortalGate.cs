using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fintech.Portal;

/// <summary>
/// Before every page: its policy, a signed-in person, and an environment in the address. Operators' pages are not there for
/// anybody else.
/// </summary>
sealed class PortalGate(PortalContext portal, CallerSlot slot) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        ContentSecurity.Apply(http.Response, ContentSecurity.Strict);
        http.Response.Headers.CacheControl = "no-store";
        if (slot.Caller.Kind is not CallerKind.User)
        {
            context.Result = new RedirectResult(SignIn(http.Request));
            return;
        }
        if (await portal.Load(http.RequestAborted) is { } refusal) context.Result = Refusals.Page(refusal);
        else if (http.Request.Path.StartsWithSegments("/portal/ops") && !portal.IsOperator)
            context.Result = Refusals.Page(new RouteNotFound());
        else if (slot.Caller.Environment is null && HttpMethods.IsGet(http.Request.Method) && portal.First() is { } first)
            context.Result = new RedirectResult(portal.Link(http.Request.Path, first) + And(http.Request.QueryString));
    }

    // What else the address says, such as a search, is kept.
    static string And(QueryString query) => query.HasValue ? "&" + query.Value![1..] : "";

    // Only a path of this server goes into the address, so nobody can be sent elsewhere after signing in.
    static string SignIn(HttpRequest request)
    {
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/portal";
        return "/sign-in?next=" + Uri.EscapeDataString(back);
    }
}
