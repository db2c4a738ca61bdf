using System.Text.Encodings.Web;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>The session cookie as an authentication scheme. Its principal is the <see cref="Caller"/> itself.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SessionLookup sessions, SessionCookie cookie)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Browsers attach the cookie by themselves; an Authorization header is somebody's intention.
        if (Request.Headers.Authorization.Count > 0
            || Request.Cookies[cookie.Name] is not { Length: > 0 and <= 64 } token)
            return AuthenticateResult.NoResult();
        var environment = EnvironmentName.Of(Request);
        if (await sessions.Find(token, environment, active: true, Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail("The session has ended.");
        Context.RequestServices.GetRequiredService<ClientContext>().Session = found.Session;
        return AuthenticateResult.Success(new(found.Caller, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wantsPage = HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html");
        if (!wantsPage) return Context.Write(new CredentialRequired());
        Response.Redirect("/sign-in?next="
            + Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.Write(new RouteNotFound());
}

/// <summary>The environment that a cookie's request names: the header, in forms a hidden field, on links and streams the query.</summary>
public static class EnvironmentName
{
    public const string Header = "Fintech-Environment", Query = "environment";

    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? header.ToString()
        : Form(request)?.TryGetValue(Query, out var field) is true ? field.ToString()
        : request.Query.TryGetValue(Query, out var query) ? query.ToString()
        : null;

    // Only a form that was read already: asking for it here would wait for the body.
    static IFormCollection? Form(HttpRequest request) => request.HttpContext.Features.Get<IFormFeature>()?.Form;
}
