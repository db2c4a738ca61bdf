using System.ComponentModel;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ListIdempotencyRecords;

/// <summary>How far an intended change is.</summary>
public enum IdempotencyState
{
    /// <summary>Somebody works on it; until its lease ends, others are told to wait.</summary>
    Running,

    /// <summary>Whoever worked on it was lost. The next request with this key goes on where it stopped.</summary>
    Interrupted,

    /// <summary>It was done, and its answer is given again.</summary>
    Answered,

    /// <summary>It ended in a refusal, which is given again.</summary>
    Refused,
}

/// <summary>One idempotency key as it was used for one operation. What was answered is not shown: it may be of another scope.</summary>
/// <param name="Operation">What was asked for, by its name in the audit trail.</param>
/// <param name="ErrorCode">Of the refusal, when it was one.</param>
/// <param name="CallId">The request that began it, as the API log has it.</param>
/// <param name="Replays">How often the answer was given again.</param>
/// <param name="LeaseUntil">Until when whoever works on it may; null when it is over.</param>
public sealed record IdempotencyRecordView(
    string IdempotencyKey, [property: Example("create_api_key")] string Operation, IdempotencyState State, string? ErrorCode,
    ApiCallId CallId, int Replays, DateTimeOffset? LastReplayedAt, DateTimeOffset CreatedAt,
    [property: Description("From then on the key is as good as new")] DateTimeOffset ExpiresAt, DateTimeOffset? LeaseUntil)
{
    [JsonPropertyOrder(-1)] public string Object => "idempotency_record";

    internal const string Columns = "request_id, slice, key, done, problem, lease_until, replays, replayed_at, created_at, lease_until < now()";

    internal static IdempotencyRecordView Read(DbDataReader row)
    {
        var (done, refused, created) = (row.GetBoolean(3), !row.IsDBNull(4), row.GetFieldValue<DateTimeOffset>(8));
        var state = (done, refused) switch
        {
            (true, true) => IdempotencyState.Refused,
            (true, false) => IdempotencyState.Answered,
            _ => row.GetBoolean(9) ? IdempotencyState.Interrupted : IdempotencyState.Running,
        };
        return new(
            Redaction.Text(row.GetString(2), IdempotencyStore.LongestKey)!, row.GetString(1), state,
            refused ? JsonSerializer.Deserialize<Problem>(row.GetString(4), Wire.Options)!.Code : null,
            new(row.GetGuid(0)), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            created, created.AddHours(IdempotencyStore.KeptHours), done ? null : row.GetFieldValue<DateTimeOffset>(5));
    }
}
