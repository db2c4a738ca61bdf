using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;
using Scalar.AspNetCore;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its pages at <c>/docs</c>, without any file from another host.</summary>
sealed class DocsFeature : IFeature
{
    // What Scalar itself needs, and no more: styles that it writes while running, and images as data.
    const string Rest = "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'"
        + "; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Map(WebApplication app)
    {
        var server = app.Services.GetRequiredService<ServerOptions>();
        if (!server.Serves) return;
        var document = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(Text(app.Services, server)));
        app.MapGet("/openapi/v1.json", () => Results.Bytes(document.Value, "application/json; charset=utf-8"));
        app.MapScalarApiReference("/docs", (o, http) =>
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
            o.WithTitle("Fintech API").WithOpenApiRoutePattern("/openapi/v1.json").WithNonce(nonce);
            o.JavaScriptConfiguration = "/docs/key.js";
            o.DefaultFonts = false;
            o.Telemetry = false;
            o.DocumentDownloadType = DocumentDownloadType.Json;
            o.HideClientButton = true;
            o.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            o.Theme = ScalarTheme.None;
            o.HeadContent = """<link rel="stylesheet" href="/docs/style.css"><link rel="icon" href="/favicon.svg" type="image/svg+xml">""";
            o.DisableAgent();
            o.DisableMcp();
            ContentSecurity.Apply(http.Response, $"default-src 'self'; script-src 'self' 'nonce-{nonce}'{Rest}");
        });
        app.MapErrorPages();
    }

    public static string Text(IServiceProvider services, ServerOptions server) => OpenApiDocument.Build(
        Routes(services), server.Base, server.PublicUrl.Scheme == "https" ? "__Host-session" : "session").ToJsonString(Indented);

    public static List<SliceRoute> Routes(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<SliceRoute>()).OfType<SliceRoute>()];
}
