using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Portal.Keys;
using Fintech.Portal.Ops.People;
using Fintech.Portal.Proofs;
using Fintech.Portal.Team;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fintech.Portal;

/// <summary>The developer portal: Razor Pages under <c>/portal</c>, which work without JavaScript.</summary>
sealed class PortalFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<PortalContext>();
        builder.Services.AddScoped<PortalGate>();
        builder.Services.AddScoped<StepUpSlices>();
        builder.Services.AddScoped<OperatorSlices>();
        builder.Services.AddScoped<KeySlices>();
        builder.Services.AddScoped<KeyReadings>();
        builder.Services.AddScoped<TeamSlices>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.ConfigureFilter(new ServiceFilterAttribute<PortalGate>()));
        builder.Services.AddAntiforgery(o =>
        {
            o.FormFieldName = "form_token";
            o.SuppressXFrameOptionsHeader = true; // the page's own policy says so
        });
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<SessionCookie>((o, session) =>
        {
            o.Cookie.Name = session.IsSecure ? "__Host-form" : "form";
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = session.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
    }

    public void Map(WebApplication app)
    {
        if (!app.Services.GetRequiredService<ServerOptions>().Serves) return;
        var files = new PortalFiles(app.Environment.WebRootFileProvider);
        app.MapGet("/portal/portal.css", files.Style);
        app.MapGet("/portal/portal.js", files.Script);
        app.MapGet("/portal/start.js", files.Start);
        app.MapGet("/docs/style.css", files.Docs);
        app.MapGet("/docs/key.js", files.DocsKey);
    }
}
