using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Authentication;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>Marks what is the same for everybody and has to answer without the database: nobody's credential is looked at.</summary>
sealed class AsksForNobody;

/// <summary>
/// Says who calls. API keys are checked right here, without awaiting anything when warm; everything else goes
/// through the authentication schemes. It refuses by itself only what no handler may see: two credentials, and
/// another site's page.
/// </summary>
internal sealed class CredentialMiddleware(RequestDelegate next, KeyRing keys, SessionCookie cookie)
{
    const string KeyStart = "Bearer fk_";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AsksForNobody>() is not null) return next(http);
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count > 1 || InQuery(http.Request)
            || (authorization.Count == 1 && http.Request.Headers.ContainsKey("X-Api-Key")))
            return http.Write(new SeveralCredentials());
        if (authorization.Count == 0) return Browser(http);
        var value = authorization[0].AsSpan();
        if (!value.StartsWith(KeyStart, StringComparison.OrdinalIgnoreCase)) return Go(http, KeyRing.Invalid);
        var found = keys.Find(value["Bearer ".Length..].Trim(), http.Connection.RemoteIpAddress, http.RequestAborted);
        return found.IsCompletedSuccessfully ? Go(http, found.Result) : Wait(http, found);
    }

    Task Go(HttpContext http, Caller caller)
    {
        http.User = caller.From(http.Connection.RemoteIpAddress);
        return caller.Environment is { } own && NamesAnother(http.Request, own)
            ? http.Write(new EnvironmentMismatch())
            : next(http);
    }

    // A key has one environment. Whoever names another one means that one, and must not be answered from this.
    static bool NamesAnother(HttpRequest request, EnvironmentId own) =>
        (request.Headers.ContainsKey(EnvironmentName.Header)
            || (request.QueryString.HasValue && request.Query.ContainsKey(EnvironmentName.Query)))
        && EnvironmentName.Of(request) != own.ToString();

    async Task Wait(HttpContext http, ValueTask<Caller> found) => await Go(http, await found);

    Task Browser(HttpContext http)
    {
        http.RequestServices.GetRequiredService<ClientContext>().Fill(http);
        return http.GetEndpoint()?.Metadata.GetMetadata<SliceRoute>()?.Rules.Audience is Audience.Pending
            ? Pending(http)
            : SignedIn(http);
    }

    // The cookie of a half-done sign-in is read for the slices that finish it and for nothing else.
    async Task Pending(HttpContext http)
    {
        if (IsChange(http.Request) && !cookie.IsOwnPage(http.Request))
        {
            await http.Write(new CrossSiteRefused());
            return;
        }
        await http.AuthenticateAsync(PendingHandler.Scheme);
        await SignedIn(http);
    }

    Task SignedIn(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(cookie.Name)) return Session(http);
        // Signing somebody in from another site's page would make them work in a stranger's account.
        if (IsChange(http.Request) && http.Request.Headers.Origin.Count > 0 && !cookie.IsOwnPage(http.Request)
            && http.Request.Path.StartsWithSegments("/v1/auth"))
            return http.Write(new CrossSiteRefused());
        return Go(http, Caller.Anonymous);
    }

    async Task Session(HttpContext http)
    {
        // A form names its environment in a hidden field, which must have been read before the session is looked up.
        if (IsChange(http.Request) && http.Request.HasFormContentType && !await ReadForm(http))
        {
            await http.Write(new UnsupportedBody());
            return;
        }
        var result = await http.AuthenticateAsync();
        var caller = result.Principal as Caller ?? Caller.Anonymous;
        if (!IsChange(http.Request) || cookie.IsOwnPage(http.Request))
        {
            http.User = caller.From(http.Connection.RemoteIpAddress);
            await next(http);
            return;
        }
        var error = new CrossSiteRefused();
        if (caller.Kind is CallerKind.User)
        {
            var slot = http.RequestServices.GetRequiredService<CallerSlot>();
            slot.Fill(caller);
            slot.RequestId = http.TraceIdentifier;
            await http.RequestServices.GetRequiredService<AuditLog>()
                .Refused(http.GetEndpoint()?.DisplayName ?? "unknown_route", error.Code, http.RequestAborted);
        }
        await http.Write(error);
    }

    static async Task<bool> ReadForm(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return false; // it only says that it is a form
        }
    }

    static bool IsChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method));

    // A credential in an address ends up in logs and histories, so it is never accepted there.
    static bool InQuery(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return false;
        return request.Query.ContainsKey("api_key") || request.Query.ContainsKey("access_token");
    }
}
