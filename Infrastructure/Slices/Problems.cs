using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;

namespace Fintech.Infrastructure.Slices;

/// <summary>Problem details (RFC 9457), the same body over HTTP and in an MCP tool error.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code)
{
    /// <summary>Field name to what is wrong with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Names of limits, as draft-ietf-httpapi-ratelimit-headers has it for its problem type.</summary>
    [JsonPropertyName("violated-policies"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ViolatedPolicies { get; init; }

    /// <summary>Seconds until it is worth trying again, as the field Retry-After says over HTTP; an agent sees no fields.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? RetryAfter { get; init; }

    public string RequestId { get; init; } = "";
    public string DocUrl { get; init; } = "";
}

/// <summary>A stored refusal, given again from the idempotency record.</summary>
public sealed record ReplayedRefusal(Problem Stored) : Error(Stored.Code, Stored.Title, Stored.Status);

/// <summary>The one place where an <see cref="Error"/> becomes something a caller can read.</summary>
public static class Problems
{
    /// <summary>Set once at start from <c>PublicUrl</c>.</summary>
    public static string PublicUrl { get; set; } = "";

    public static Problem ToProblem(this Error error, string requestId)
    {
        if (error is ReplayedRefusal replayed) return replayed.Stored with { RequestId = requestId };
        var page = $"{PublicUrl}/docs/errors/{error.Code}";
        return new(error.Type ?? page, error.Message, error.Status, error.Code)
        {
            ViolatedPolicies = error.ViolatedPolicies, RetryAfter = Seconds(error.RetryAfter),
            Errors = error.Fields.Count > 0 ? error.Fields : null, RequestId = requestId, DocUrl = page,
        };
    }

    static long? Seconds(TimeSpan? wait) => wait is { } time ? (long)Math.Ceiling(time.TotalSeconds) : null;

    public static Task Write(this HttpContext http, Error error)
    {
        http.Response.StatusCode = error.Status;
        if (http.RequestServices.GetService<CallerSlot>() is { } slot) slot.Refusal = error;
        if (Seconds(error.RetryAfter) is { } wait) http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (error is CredentialRequired or InvalidCredential && http.Response.Headers.WWWAuthenticate.Count == 0)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        var problem = error.ToProblem(http.Response.Headers["Request-Id"].ToString());
        return http.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(problem, WireInfo<Problem>.Info), http.RequestAborted).AsTask();
    }

    /// <summary>Serialized once: the structured content and the text block are the same bytes.</summary>
    public static CallToolResult ToToolResult<T>(this Result<T> result, string requestId)
    {
        var buffer = WireBuffer.Rent();
        var bytes = result.Error is { } error
            ? buffer.Serialize(error.ToProblem(requestId))
            : buffer.Serialize(result.Value!);
        var reader = new Utf8JsonReader(bytes);
        return new CallToolResult
        {
            IsError = result.Error is null ? null : true,
            StructuredContent = JsonElement.ParseValue(ref reader),
            Content = [new TextContentBlock { Text = System.Text.Encoding.UTF8.GetString(bytes) }],
        };
    }
}
