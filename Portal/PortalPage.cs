using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fintech.Portal;

/// <summary>A page: it binds, runs the pipeline, and shows or redirects. It decides nothing.</summary>
public abstract class PortalPage(PortalContext portal) : PageModel
{
    protected PortalContext Portal { get; } = portal;

    /// <summary>What a page shows that cannot be shown: who only has to confirm that it is them is asked to, and comes back.</summary>
    protected IActionResult Refused(Error error) => error is StepUpRequired && HttpMethods.IsGet(Request.Method)
        ? Redirect(Portal.LinkWith("/portal/step-up", "next=" + Uri.EscapeDataString(Request.Path + Request.QueryString)))
        : Refusals.Page(error);

    /// <param name="key">The form's idempotency key, for a change.</param>
    protected async Task<Result<TResponse>> Run<TRequest, TResponse>(
        Pipeline<TRequest, TResponse> pipeline, TRequest request, string? key = null) where TRequest : notnull
    {
        var slot = HttpContext.RequestServices.GetRequiredService<CallerSlot>();
        slot.IdempotencyKey = key;
        var result = await pipeline.Run(request, HttpContext.RequestAborted);
        slot.IdempotencyKey = null;
        if (result.Error is null && result.Value is IHttpEffect effect) effect.Apply(HttpContext);
        return result;
    }
}
