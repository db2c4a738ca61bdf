using System.ComponentModel;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ApiLog;

/// <summary>One call of the API as the log has it.</summary>
/// <param name="Door">http or mcp.</param>
/// <param name="Operation">The route, or the tool or resource.</param>
/// <param name="ErrorCode">Of the refusal, when it was one.</param>
/// <param name="Fields">Which fields were wrong.</param>
/// <param name="CallerId">The key, or the person.</param>
/// <param name="Arguments">What was asked beyond the usual: ids, numbers, times and choices as they were, other texts by their length.</param>
public sealed record ApiCallView(
    ApiCallId Id, DateTimeOffset CreatedAt, [property: Example("http")] string Door, [property: Example("GET")] string Method,
    [property: Example("/v1/banking/accounts")] string Path,
    [property: Example("GET /v1/banking/accounts")] string Operation, int Status, string? ErrorCode, string? Fields,
    ApiKeyId? KeyId, string CallerId, string? Ip, string? UserAgent, string? IdempotencyKey, bool Replayed,
    [property: Description("Microseconds")] int DurationUs, JsonElement? Arguments)
{
    [JsonPropertyOrder(-1)] public string Object => "api_call";

    internal const string Columns = """
        id, operation, status, duration_us, key_id, person_id, ip, user_agent, method, path, code, fields, idempotency_key,
        replayed, arguments
        """;

    internal static ApiCallView Read(DbDataReader row)
    {
        var (id, operation) = (row.GetGuid(0), row.GetString(1));
        // An operation over HTTP is a method and a path; a tool or a resource is called in one way alone.
        var overHttp = operation.Contains(" /", StringComparison.Ordinal) || operation[0] == '(';
        ApiKeyId? key = row.IsDBNull(4) ? null : new ApiKeyId(row.GetGuid(4));
        return new(
            new(id), Partitions.MomentOf(id), overHttp ? "http" : "mcp",
            Text(row, 8) ?? (overHttp ? operation[..operation.IndexOf(' ', StringComparison.Ordinal)] : "POST"),
            Text(row, 9) ?? (overHttp ? operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "/mcp"),
            operation, row.GetInt16(2), Text(row, 10), Text(row, 11), key,
            key?.ToString() ?? (row.IsDBNull(5) ? "" : new PersonId(row.GetGuid(5)).ToString()),
            Text(row, 6), Text(row, 7), Text(row, 12), !row.IsDBNull(13), row.GetInt32(3),
            row.IsDBNull(14) ? null : JsonElement.Parse(row.GetString(14)));
    }

    static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
