using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Limits;

/// <summary>All counts of this node, each made when somebody first needs it.</summary>
internal sealed class LimitBook(LimitOptions options, QuotaBlocks blocks, ISharedRates rates, TimeProvider clock)
{
    const string Person = "person";
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Unused = TimeSpan.FromMinutes(30);

    readonly Lock gate = new();
    readonly Dictionary<(Guid, string), Held> cells = [];
    readonly ConcurrentDictionary<(Guid, string, long), QuotaCell> quotas = [];

    /// <summary>Those that all nodes share. People are counted by each node alone: nobody sells them requests.</summary>
    public List<LimitCell> Shared
    {
        get { lock (gate) return [.. cells.Values.Select(h => h.Cell).OfType<LimitCell>().Where(c => c.Bucket != Person)]; }
    }

    public IEnumerable<QuotaCell> Quotas => quotas.Values;

    /// <param name="perMinute">The key's own limit, which only narrows what every key has.</param>
    public CallerLimits OfKey(
        Guid key, Guid workspace, Guid environment, bool isLive, int? perMinute, long? perDay, long? perMonth)
    {
        var kind = options.Of(isLive);
        var ofKey = (perMinute, kind.KeyPerMinute) switch
        {
            (null, var all) => all,
            (int own, 0) => own,
            (int own, var all) => Math.Min(own, all),
        };
        return new(rates,
            [
                .. Rate(key, new("key", ofKey, Minute), "key", workspace),
                .. Rate(workspace, new("workspace", kind.WorkspacePerMinute, Minute), isLive ? "workspace" : "workspace-sandbox", workspace),
            ],
            [
                .. Quota(key, "key-day", monthly: false, perDay ?? 0), .. Quota(key, "key-month", monthly: true, perMonth ?? 0),
                .. Quota(environment, "day", monthly: false, kind.PerDay), .. Quota(environment, "month", monthly: true, kind.PerMonth),
            ]);
    }

    public CallerLimits OfPerson(Guid person) =>
        new(LocalRates.Instance, [.. Rate(person, new(Person, options.PersonPerMinute, Minute), Person, workspace: default)], []);

    // One for each subject and bucket, whoever asks: two that count the same would admit twice as much.
    IEnumerable<LimitCell> Rate(Guid subject, LimitPolicy policy, string bucket, Guid workspace)
    {
        if (policy.Requests == 0) return [];
        lock (gate)
        {
            var held = cells.GetValueOrDefault((subject, bucket));
            if (held?.Cell is not { } cell)
                cells[(subject, bucket)] = new(cell = new(subject, policy, clock, bucket, workspace));
            else
                held.Keep(cell);
            cell.Become(policy);
            return [cell];
        }
    }

    IEnumerable<QuotaCell> Quota(Guid subject, string name, bool monthly, long quota) => quota == 0 ? []
        : [quotas.GetOrAdd((subject, name, quota), key => new(key.Item1, key.Item2, monthly, key.Item3, blocks, clock))];

    /// <summary>Forgets rates that have long been whole again and that no caller's limits hold any more.</summary>
    public void Trim()
    {
        lock (gate)
            foreach (var (key, held) in cells)
                if (held.Cell is not { } cell) cells.Remove(key);
                else if (cell.IsIdle(Unused)) held.LetGo();
                else held.Keep(cell);
    }

    /// <summary>A cell that is kept while it counts, and found again for as long as somebody has it.</summary>
    sealed class Held(LimitCell cell)
    {
        readonly WeakReference<LimitCell> found = new(cell);
        LimitCell? kept = cell;

        public LimitCell? Cell => kept ?? (found.TryGetTarget(out var cell) ? cell : null);
        public void Keep(LimitCell cell) => kept = cell;
        public void LetGo() => kept = null;
    }
}
