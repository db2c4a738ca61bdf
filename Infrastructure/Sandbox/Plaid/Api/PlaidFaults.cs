using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>What shall go wrong with a tenant's next calls.</summary>
/// <param name="Path">The endpoint, or null for any.</param>
/// <param name="ErrorCode">Answer this error instead of acting.</param>
/// <param name="LatencyMs">Wait before acting.</param>
/// <param name="Drop">Act, then close the connection without an answer.</param>
/// <param name="Mutate">Change a transaction before a page that is not the first.</param>
internal sealed record PlaidFault(string? Path, string? ErrorCode, int LatencyMs, bool Drop, bool Mutate)
{
    public int Times { get; set; } = 1;
}

/// <summary>Faults are for the moment of a test, so they live in memory and end with the process.</summary>
internal sealed class PlaidFaults
{
    const int MaxPerTenant = 100;
    readonly ConcurrentDictionary<Guid, List<PlaidFault>> faults = new();

    public bool Add(Guid environmentId, PlaidFault fault)
    {
        var list = faults.GetOrAdd(environmentId, _ => []);
        lock (list)
        {
            if (list.Count >= MaxPerTenant) return false;
            list.Add(fault);
            return true;
        }
    }

    public void Clear(Guid environmentId) => faults.TryRemove(environmentId, out _);

    public bool HasMutation(Guid environmentId)
    {
        if (!faults.TryGetValue(environmentId, out var list)) return false;
        lock (list) return list.Exists(f => f.Mutate);
    }

    /// <summary>Takes the oldest fault that fits and counts it down.</summary>
    public PlaidFault? Take(Guid environmentId, string path, bool mutation = false)
    {
        if (!faults.TryGetValue(environmentId, out var list)) return null;
        lock (list)
        {
            var fault = list.Find(f => f.Mutate == mutation && (f.Path is null || f.Path == path));
            if (fault is not null && --fault.Times <= 0) list.Remove(fault);
            return fault;
        }
    }
}
