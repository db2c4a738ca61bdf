namespace Fintech.Infrastructure.Limits;

/// <summary>
/// Redis decides for all nodes, on its own clock. This node's cells learn what it decided; when it is lost they go on
/// from there.
/// </summary>
internal sealed class RedisRates(RedisLink link, LocalRates local) : ISharedRates
{
    public bool AreInOnePlace => link.IsUp;

    public ValueTask<Taken> Take(LimitCell[] cells, int cost) =>
        link.IsUp && cells.Length > 0 ? new(Ask(cells, cost)) : local.Take(cells, cost);

    async Task<Taken> Ask(LimitCell[] cells, int cost)
    {
        if (await link.Run(cells, cost) is not var (admitted, levels)) return await local.Take(cells, cost);
        var (states, refused) = (new LimitState[cells.Length], TimeSpan.Zero);
        string? by = null;
        for (var i = 0; i < cells.Length; i++)
        {
            var (policy, level) = (cells[i].Policy, levels[i]);
            states[i] = RateScript.State(policy, level);
            cells[i].Learn(RateScript.Ahead(policy, level));
            // The first that has no room, as a node alone would say it.
            if (admitted || by is not null || RateScript.Wait(policy, level, cost) is not { Ticks: > 0 } wait) continue;
            (refused, by) = (wait, policy.Name);
        }
        return new(by is null ? null : new RateExceeded(by) { RetryAfter = refused }, states);
    }

    public void GiveBack(LimitCell[] cells, int cost, Taken taken)
    {
        if (taken.Rates is null) local.GiveBack(cells, cost, taken);
        else _ = link.Run(cells, -cost).AsTask();
    }
}
