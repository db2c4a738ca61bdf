using FastEndpoints;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.DownloadExport;

/// <summary>It cannot be a <c>SliceEndpoint</c>, whose answer is JSON; who may have the file is still the pipeline's word.</summary>
internal sealed class DownloadExportEndpoint(Pipeline<DownloadExportRequest, ExportFile> pipeline) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/v1/me/exports/{id}/file");
        AllowAnonymous();
        Options(b => b.WithMetadata(new SliceRoute(
            "GET", "/v1/me/exports/{id}/file", "Download a copy of your data (ZIP)", 200,
            typeof(DownloadExportRequest), typeof(ExportFile), SliceRules<DownloadExportRequest>.Rules)));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.MarkResponseStart();
        var read = await RequestReader.Read<DownloadExportRequest>(HttpContext, ct);
        var result = read.Error is { } unread ? unread : await pipeline.Run(read.Value!, ct);
        if (result.Error is { } error)
        {
            await HttpContext.Write(error);
            return;
        }
        var (name, bytes) = result.Value!;
        HttpContext.Response.ContentType = "application/zip";
        HttpContext.Response.ContentLength = bytes.Length;
        HttpContext.Response.Headers.CacheControl = "no-store";
        HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await HttpContext.Response.BodyWriter.WriteAsync(bytes, ct);
    }
}
