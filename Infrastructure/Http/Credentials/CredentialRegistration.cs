using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Secrets;
using Microsoft.AspNetCore.Authentication;

namespace Fintech.Infrastructure.Http.Credentials;

static class CredentialRegistration
{
    public static void AddCredentials(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<BrowserCookies>();
        services.AddSingleton<SessionLookup>();
        services.AddSingleton<KeyNews>();
        services.AddSingleton<NodeNews>(s => s.GetRequiredService<KeyNews>());
        services.AddSingleton(s => new KeyRing(s.GetRequiredService<Database>(), s.GetRequiredService<Peppers>(),
            s.GetRequiredService<RolePermissions>(), s.GetRequiredService<KeyNews>(), s.GetRequiredService<LimitBook>()));
        services.AddSingleton<KeyUseWriter>();
        services.AddHostedService(s => s.GetRequiredService<KeyUseWriter>());
        services.AddHostedService<KeyRenewer>();
        services.AddSingleton<ICallerRefresh, KeyRefresh>();
        services.AddSingleton<ICallerRefresh, SessionRefresh>();
        services.AddHttpContextAccessor();
        services.AddScoped<ClientContext>();
        services.AddAuthentication(SessionHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null)
            .AddScheme<AuthenticationSchemeOptions, PendingHandler>(PendingHandler.Scheme, null);
    }

    /// <summary>Sets <c>http.User</c>; after routing, so that a refusal can be audited by its route.</summary>
    public static void UseCredentials(this IApplicationBuilder app)
    {
        // Else the host puts its own authentication step first, and every API key pays for a cookie scheme.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseMiddleware<CredentialMiddleware>();
    }
}
