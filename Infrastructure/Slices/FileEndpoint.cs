using FastEndpoints;

namespace Fintech.Infrastructure.Slices;

/// <summary>An answer that is a file: it is sent as it comes and never held whole, but for a file that was whole before.</summary>
public interface IFileAnswer
{
    /// <summary>What the file is called, such as <c>usage-2026-07.csv</c>.</summary>
    string Name { get; }

    static abstract string MediaType { get; }

    IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks(CancellationToken ct);
}

/// <summary>The HTTP door of a slice whose answer is a file. Like its twin for JSON it decides nothing.</summary>
public abstract class FileEndpoint<TRequest, TFile>(Pipeline<TRequest, TFile> pipeline) : EndpointWithoutRequest
    where TRequest : notnull where TFile : IFileAnswer
{
    protected void Route(string path, string summary)
    {
        Get(path);
        AllowAnonymous(); // the pipeline authorizes, for every door alike
        Options(b => b.WithMetadata(new SliceRoute(
            "GET", path, summary, 200, typeof(TRequest), typeof(TFile), SliceRules<TRequest>.Rules)));
    }

    public sealed override async Task HandleAsync(CancellationToken ct)
    {
        var slot = HttpContext.RequestServices.GetRequiredService<CallerSlot>();
        var read = await RequestReader.Read<TRequest>(HttpContext, ct);
        slot.Arguments = read.Value;
        var result = read.Error is { } unread ? unread : await pipeline.Run(read.Value!, ct);
        slot.Caller.Limits?.Describe(HttpContext.Response.Headers, slot.Rates);
        HttpContext.MarkResponseStart();
        if (result.Error is { } error)
        {
            await HttpContext.Write(error);
            return;
        }
        var response = HttpContext.Response;
        response.ContentType = TFile.MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{result.Value!.Name}\"";
        await foreach (var chunk in result.Value.Chunks(ct)) await response.BodyWriter.WriteAsync(chunk, ct);
    }
}
