using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Limits;

/// <summary>All counts of this node, each made when somebody first needs it.</summary>
internal sealed class LimitBook(LimitOptions options, QuotaBlocks blocks, TimeProvider clock)
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Unused = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<(Guid, LimitPolicy), LimitCell> cells = [];
    readonly ConcurrentDictionary<(Guid, string, long), QuotaCell> quotas = [];

    public IEnumerable<LimitCell> Cells => cells.Values;
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
        return new(
            [.. Rate(key, "key", ofKey), .. Rate(workspace, "workspace", kind.WorkspacePerMinute)],
            [
                .. Quota(key, "key-day", monthly: false, perDay ?? 0), .. Quota(key, "key-month", monthly: true, perMonth ?? 0),
                .. Quota(environment, "day", monthly: false, kind.PerDay), .. Quota(environment, "month", monthly: true, kind.PerMonth),
            ]);
    }

    public CallerLimits OfPerson(Guid person) => new([.. Rate(person, "person", options.PersonPerMinute)], []);

    IEnumerable<LimitCell> Rate(Guid subject, string name, int perMinute) => perMinute == 0 ? []
        : [cells.GetOrAdd((subject, new(name, perMinute, Minute)), key => new(key.Item1, key.Item2, clock))];

    IEnumerable<QuotaCell> Quota(Guid subject, string name, bool monthly, long quota) => quota == 0 ? []
        : [quotas.GetOrAdd((subject, name, quota), key => new(key.Item1, key.Item2, monthly, key.Item3, blocks, clock))];

    /// <summary>Forgets rates that have long been whole again, and that no key record holds on to any more.</summary>
    public void Trim()
    {
        foreach (var (key, cell) in cells)
            if (cell.IsIdle(Unused)) cells.TryRemove(key, out _);
    }
}
