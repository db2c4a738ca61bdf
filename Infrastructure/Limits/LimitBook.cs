using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Limits;

/// <summary>All counts of this node, each made when somebody first needs it.</summary>
internal sealed class LimitBook(LimitOptions options, QuotaBlocks blocks, ISharedRates rates, TimeProvider clock)
{
    const string Person = "person";
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Unused = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<(Guid, string), LimitCell> cells = [];
    readonly ConcurrentDictionary<(Guid, string, long), QuotaCell> quotas = [];

    /// <summary>Those that all nodes share. People are counted by each node alone: nobody sells them requests.</summary>
    public IEnumerable<LimitCell> Shared => cells.Values.Where(c => c.Policy.Name != Person);
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
            [.. Rate(key, "key", ofKey, workspace), .. Rate(workspace, "workspace", kind.WorkspacePerMinute, workspace)],
            [
                .. Quota(key, "key-day", monthly: false, perDay ?? 0), .. Quota(key, "key-month", monthly: true, perMonth ?? 0),
                .. Quota(environment, "day", monthly: false, kind.PerDay), .. Quota(environment, "month", monthly: true, kind.PerMonth),
            ]);
    }

    public CallerLimits OfPerson(Guid person) =>
        new(LocalRates.Instance, [.. Rate(person, Person, options.PersonPerMinute, workspace: default)], []);

    IEnumerable<LimitCell> Rate(Guid subject, string name, int perMinute, Guid workspace)
    {
        if (perMinute == 0) return [];
        // One for each subject and name: another limit takes the place of the former one.
        var policy = new LimitPolicy(name, perMinute, Minute);
        return [cells.AddOrUpdate((subject, name), _ => new(subject, policy, clock, workspace),
            (_, known) => known.Policy == policy ? known : new(subject, policy, clock, workspace))];
    }

    IEnumerable<QuotaCell> Quota(Guid subject, string name, bool monthly, long quota) => quota == 0 ? []
        : [quotas.GetOrAdd((subject, name, quota), key => new(key.Item1, key.Item2, monthly, key.Item3, blocks, clock))];

    /// <summary>Forgets rates that have long been whole again, and that no key record holds on to any more.</summary>
    public void Trim()
    {
        foreach (var (key, cell) in cells)
            if (cell.IsIdle(Unused)) cells.TryRemove(key, out _);
    }
}
