using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http;

/// <summary>Hands the caller and the request's name from the connection to the request's scope.</summary>
public sealed class SlotFiller(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var slot = http.RequestServices.GetRequiredService<CallerSlot>();
        slot.Fill(http.User);
        slot.RequestId = http.TraceIdentifier;
        return next(http);
    }
}
