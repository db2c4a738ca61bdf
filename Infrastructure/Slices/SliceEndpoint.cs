using System.Buffers;
using System.Text;
using System.Text.Json;
using FastEndpoints;
using Microsoft.Extensions.Primitives;

namespace Fintech.Infrastructure.Slices;

/// <summary>What the OpenAPI document and the walks need to know of an endpoint.</summary>
public sealed record SliceRoute(
    string Method, string Path, string Summary, int Status, Type Request, Type Response, SliceRules Rules)
{
    /// <summary>As logs and usage name it, such as <c>GET /v1/banking/accounts/{id}</c>.</summary>
    public string Operation { get; } = $"{Method} {Path}";

    public bool HasParameters { get; } = Path.Contains('{');
}

/// <summary>The HTTP door of a slice. It reads the request, runs the pipeline and writes the answer; it decides nothing.</summary>
public abstract class SliceEndpoint<TRequest, TResponse>(Pipeline<TRequest, TResponse> pipeline)
    : EndpointWithoutRequest where TRequest : notnull
{
    SliceRoute? about;

    /// <param name="route">Method and path, such as <c>POST /v1/payments</c>. Names in braces are request properties.</param>
    /// <param name="status">Status of a success: 200, 201, 202 or 204.</param>
    protected void Route(string route, string summary, int status = 200)
    {
        var (method, path) = route.Split(' ') is [var m, var p] ? (m, p) : throw new ArgumentException(route);
        about = new(method, path, summary, status, typeof(TRequest), typeof(TResponse), SliceRules<TRequest>.Rules);
        Verbs(Enum.Parse<FastEndpoints.Http>(method));
        Routes(path);
        AllowAnonymous(); // the pipeline authorizes, for every door alike
        Options(b => b.WithMetadata(about));
    }

    // A structured field (RFC 9651) has its text in quotes, as draft-ietf-httpapi-idempotency-key-header wants it; most clients send it bare.
    static string Unquoted(string key) => key is ['"', .. var text, '"']
        ? text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)
        : key;

    public sealed override async Task HandleAsync(CancellationToken ct)
    {
        var slot = HttpContext.RequestServices.GetRequiredService<CallerSlot>();
        if (HttpContext.Request.Headers.TryGetValue("Idempotency-Key", out var key)) slot.IdempotencyKey = key.Count == 1 ? Unquoted(key.ToString()) : ""; // two are none that could be used
        HttpContext.Response.Headers.CacheControl = "no-store"; // it is somebody's, or it is about to change
        var route = HttpContext.GetEndpoint()!.Metadata.GetMetadata<SliceRoute>()!;
        var read = await RequestReader.Read<TRequest>(HttpContext, ct);
        slot.Arguments = read.Value;
        var result = read.Error is { } error ? error : await pipeline.Run(read.Value!, ct);
        if (result.Error is null && result.Value is IHttpEffect effect) effect.Apply(HttpContext);
        if (slot.Replayed) HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
        slot.Caller.Limits?.Describe(HttpContext.Response.Headers, slot.Rates);
        HttpContext.MarkResponseStart();
        await HttpContext.Answer(result, route.Status);
    }
}

/// <summary>An answer that does something to the HTTP response beside its body, such as setting the session cookie.</summary>
public interface IHttpEffect
{
    void Apply(HttpContext http);
}

public static class Answers
{
    /// <summary>One serialization, one write, a Content-Length: the pipe gets the whole body before the first flush.</summary>
    public static Task Answer<T>(this HttpContext http, Result<T> result, int status = 200)
    {
        if (result.Error is { } error) return http.Write(error);
        http.Response.StatusCode = status;
        if (status == 204) return Task.CompletedTask;
        var bytes = WireBuffer.Rent().Serialize(result.Value!);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        http.Response.BodyWriter.Write(bytes);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }
}

/// <summary>Reads route values, query and body as one set of arguments.</summary>
public static class RequestReader
{
    public static async ValueTask<Result<TRequest>> Read<TRequest>(HttpContext http, CancellationToken ct)
        where TRequest : notnull
    {
        var reader = ArgumentReader<TRequest>.Instance;
        var request = http.Request;
        var texts = Texts(http);
        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        if (!hasBody) return texts.Count == 0 ? reader.Read("{}"u8) : reader.Read([], texts);
        if (!IsJson(request)) return new UnsupportedBody();
        try
        {
            using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 1024, 1 << 20));
            await request.Body.CopyToAsync(body, ct);
            if (texts.Count == 0) return reader.Read(body.GetBuffer().AsSpan(0, (int)body.Length));
            using var document = JsonDocument.Parse(
                body.GetBuffer().AsMemory(0, (int)body.Length), new() { MaxDepth = 32 });
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return new MalformedJson();
            return reader.Read(
                document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)), texts);
        }
        catch (JsonException) { return new MalformedJson(); }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == 413) { return new RequestTooLarge(); }
    }

    // JSON is UTF-8 (RFC 8259 §8.1): another charset would be read as what it is not.
    static bool IsJson(HttpRequest request) => request.HasJsonContentType()
        && (request.GetTypedHeaders().ContentType!.Charset is { HasValue: false } or { Length: 0 }
            || request.GetTypedHeaders().ContentType!.Encoding is UTF8Encoding);

    static List<KeyValuePair<string, StringValues>> Texts(HttpContext http)
    {
        var route = http.Request.RouteValues;
        if (route.Count == 0 && !http.Request.QueryString.HasValue) return [];
        List<KeyValuePair<string, StringValues>> texts = new(4);
        foreach (var (name, value) in route)
            texts.Add(new(name, value as string));
        foreach (var pair in http.Request.Query)
            if (pair.Key != "environment") // who is asked, not what: the session middleware has read it
                texts.Add(pair);
        return texts;
    }
}
