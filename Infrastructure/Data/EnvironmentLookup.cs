using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Data;

/// <summary>What providers need to know of an environment.</summary>
public sealed record EnvironmentFacts(EnvironmentId Id, WorkspaceId WorkspaceId, bool IsLive);

/// <summary>An environment's kind never changes, so it is read once.</summary>
public sealed class EnvironmentLookup(Database database)
{
    readonly ConcurrentDictionary<EnvironmentId, EnvironmentFacts> known = [];

    public async ValueTask<EnvironmentFacts?> Find(EnvironmentId id, CancellationToken ct)
    {
        if (known.TryGetValue(id, out var facts)) return facts;
        await using var command = database.Reads.CreateCommand("select workspace_id, kind from environments where id = $1");
        command.Parameters.Add(new() { Value = id.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        return known[id] = new(id, new(row.GetGuid(0)), row.GetString(1).Equals("live", StringComparison.OrdinalIgnoreCase));
    }
}
