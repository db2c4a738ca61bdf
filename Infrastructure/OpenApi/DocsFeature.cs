using System.Text.Json;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;
using Scalar.AspNetCore;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its pages at <c>/docs</c>, without any file from another host.</summary>
sealed class DocsFeature : IFeature
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Map(WebApplication app)
    {
        var server = app.Services.GetRequiredService<ServerOptions>();
        if (!server.Serves) return;
        var text = new Lazy<string>(() => OpenApiDocument.Build(Routes(app.Services), server.Base).ToJsonString(Indented));
        app.MapGet("/openapi/v1.json", () => Results.Text(text.Value, "application/json"));
        app.MapScalarApiReference("/docs", o =>
        {
            o.WithTitle("Fintech API").WithOpenApiRoutePattern("/openapi/v1.json");
            o.DefaultFonts = false;
            o.Telemetry = false;
            o.DocumentDownloadType = DocumentDownloadType.Json;
        });
        app.MapErrorPages();
    }

    public static IEnumerable<SliceRoute> Routes(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<SliceRoute>()).OfType<SliceRoute>();
}
