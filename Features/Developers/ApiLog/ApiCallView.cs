using System.ComponentModel;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ApiLog;

/// <summary>One call of the API as the log has it.</summary>
/// <param name="Door">http or mcp.</param>
/// <param name="Operation">The route, or the tool or resource.</param>
/// <param name="ErrorCode">Of the refusal, when it was one.</param>
/// <param name="Fields">Which fields were wrong.</param>
/// <param name="CallerId">The key, or the person.</param>
/// <param name="Arguments">What was asked: ids, numbers, times and choices as they were, other texts by their length.</param>
public sealed record ApiCallView(
    ApiCallId Id, DateTimeOffset CreatedAt, [property: Example("http")] string Door, [property: Example("GET")] string Method,
    [property: Example("/v1/banking/accounts")] string Path,
    [property: Example("GET /v1/banking/accounts")] string Operation, int Status, string? ErrorCode, string? Fields,
    ApiKeyId? KeyId, string CallerId, string? Ip, string? UserAgent, string? IdempotencyKey, bool Replayed,
    [property: Description("Microseconds")] int DurationUs, JsonElement? Arguments)
{
    [JsonPropertyOrder(-1)] public string Object => "api_call";

    internal const string Columns = """
        id, created_at, door, method, path, operation, status, code, fields, key_id, actor_id, ip, user_agent, idempotency_key,
        replayed, duration_us, arguments
        """;

    internal static ApiCallView Read(DbDataReader row) => new(
        new(row.GetGuid(0)), row.GetDateTime(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetInt16(6), Text(row, 7), Text(row, 8), row.IsDBNull(9) ? null : new ApiKeyId(row.GetGuid(9)), row.GetString(10),
        Text(row, 11), Text(row, 12), Text(row, 13), row.GetBoolean(14), row.GetInt32(15),
        row.IsDBNull(16) ? null : JsonElement.Parse(row.GetString(16)));

    static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
