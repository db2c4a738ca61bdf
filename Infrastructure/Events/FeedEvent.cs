using System.Text.Json;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Infrastructure.Events;

/// <summary>An event as every door shows it.</summary>
public sealed record EventView(
    EventId Id, string Type, DateTimeOffset CreatedAt, EnvironmentId EnvironmentId, CustomerId? CustomerId,
    JsonElement Actor, string RequestId, JsonElement Data)
{
    [JsonPropertyOrder(-1)] public string Object => "event";
}

/// <summary>An event in the feed: what routing needs, and the JSON that goes out.</summary>
public sealed record FeedEvent(
    EventPosition Position, EnvironmentId EnvironmentId, string Type, string Scope, EventView View)
{
    byte[]? json;

    /// <summary>Serialized once, for all streams.</summary>
    public ReadOnlyMemory<byte> Json => json ??= JsonSerializer.SerializeToUtf8Bytes(View, WireInfo<EventView>.Info);

    public const string Columns =
        "epoch, xid, seq, environment_id, type, scope, id, created_at, customer_id, actor, request_id, data";

    public static FeedEvent Read(NpgsqlDataReader row)
    {
        var environment = new EnvironmentId(row.GetGuid(3));
        return new(
            new(row.GetInt32(0), row.GetFieldValue<ulong>(1), row.GetInt64(2)), environment, row.GetString(4),
            row.GetString(5),
            new(new(row.GetGuid(6)), row.GetString(4), row.GetFieldValue<DateTimeOffset>(7), environment,
                row.IsDBNull(8) ? null : new CustomerId(row.GetGuid(8)), row.GetFieldValue<JsonElement>(9),
                row.GetString(10), row.GetFieldValue<JsonElement>(11)));
    }
}
