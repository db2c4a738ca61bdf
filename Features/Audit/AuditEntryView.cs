using System.ComponentModel;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit;

/// <summary>An entry of the audit trail.</summary>
/// <param name="Sequence">Its place in the chain; null for the moment until it is linked.</param>
/// <param name="Ip">Null when a job acted, or when it was erased.</param>
public sealed record AuditEntryView(
    AuditEntryId Id, DateTimeOffset CreatedAt,
    [property: Description("What was done, as the slice is called"), Example("create_api_key")] string Action,
    [property: Description("done, or the code of the refusal"), Example("done")] string Outcome,
    [property: Description("What it was done to, such as key_01k…")] string? Subject,
    Actor Actor, EnvironmentId? EnvironmentId, string RequestId, string? Ip, string? UserAgent, long? Sequence,
    [property: Description("The chain's hash at this place: SHA-256 in hex")] string? Digest)
{
    [JsonPropertyOrder(-1)] public string Object => "audit_entry";

    /// <summary>Joined to its link <c>l</c> and its details <c>d</c>.</summary>
    internal const string Columns = ChainedEntry.Columns + ", l.sequence, l.hash, d.data";

    internal static AuditEntryView Read(DbDataReader row)
    {
        var (entry, at) = (ChainedEntry.Read(row), ChainedEntry.Width);
        var details = row.IsDBNull(at + 2) ? null : JsonNode.Parse(row.GetString(at + 2));
        return new(
            entry.Id, entry.CreatedAt, entry.Action, entry.Outcome, entry.Subject,
            JsonSerializer.Deserialize<Actor>(entry.Actor, Wire.Options)!, entry.Environment, entry.RequestId,
            (string?)details?["ip"], (string?)details?["user_agent"], row.IsDBNull(at) ? null : row.GetInt64(at),
            row.IsDBNull(at + 1) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(at + 1)));
    }
}
