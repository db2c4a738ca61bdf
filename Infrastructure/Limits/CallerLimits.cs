using System.Globalization;
using System.Runtime.CompilerServices;

namespace Fintech.Infrastructure.Limits;

/// <summary>The limits of one caller, built once with the caller: rates, and quotas behind them.</summary>
internal sealed class CallerLimits(ISharedRates rates, LimitCell[] cells, QuotaCell[] quotas)
{
    readonly string policies = string.Join(", ", cells.Select(c => c.Policy.Item).Concat(quotas.Select(q => q.Policy.Item)));

    /// <summary>
    /// Counts a request against all of them or none. Completed at once, except when Redis decides or a quota's block must
    /// be fetched.
    /// </summary>
    public ValueTask<Taken> Take(int cost)
    {
        var taken = rates.Take(cells, cost);
        return taken.IsCompletedSuccessfully ? TakeQuotas(taken.Result, cost) : Wait(taken, cost);
    }

    /// <summary>Counts what is no call of a tool or slice, such as a handshake: against the rates, and no quota.</summary>
    public ValueTask<Taken> TakeRates() => rates.Take(cells, 1);

    async ValueTask<Taken> Wait(ValueTask<Taken> taken, int cost) => await TakeQuotas(await taken, cost);

    ValueTask<Taken> TakeQuotas(Taken taken, int cost)
    {
        if (taken.Refusal is not null) return new(taken);
        for (var i = 0; i < quotas.Length; i++)
            if (!quotas[i].TryTake(cost))
            {
                for (var before = 0; before < i; before++) quotas[before].GiveBack(cost);
                return new(Fetch(taken, cost));
            }
        return new(taken);
    }

    async Task<Taken> Fetch(Taken rated, int cost)
    {
        var taken = new List<QuotaCell>();
        foreach (var quota in quotas)
        {
            if (await quota.Take(cost) is { } wait)
            {
                taken.ForEach(q => q.GiveBack(cost));
                rates.GiveBack(cells, cost, rated);
                return new(new QuotaExceeded(quota.Name) { RetryAfter = wait });
            }
            taken.Add(quota);
        }
        return rated;
    }

    /// <summary>Each with what is left of it; quotas, and rates that Redis counts, as all nodes have taken them.</summary>
    public async Task<List<(LimitPolicy Policy, LimitState State)>> Now(CancellationToken ct)
    {
        var (asked, all) = (await rates.Take(cells, 0), new List<(LimitPolicy, LimitState)>());
        for (var i = 0; i < cells.Length; i++) all.Add((cells[i].Policy, asked.Rates?[i] ?? cells[i].State));
        foreach (var quota in quotas) all.Add((quota.Policy, await quota.Look(ct)));
        return all;
    }

    /// <summary>Says on the answer what there is and what is left of it.</summary>
    /// <param name="counted">What this very request left of the rates, if Redis counted it.</param>
    public void Describe(IHeaderDictionary headers, LimitState[]? counted)
    {
        if (policies.Length == 0) return;
        headers["RateLimit-Policy"] = policies;
        headers["RateLimit"] = Left(counted);
    }

    string Left(LimitState[]? counted)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        for (var i = 0; i < cells.Length; i++) Add(ref text, cells[i].Policy.Name, counted?[i] ?? cells[i].State);
        foreach (var quota in quotas) Add(ref text, quota.Name, quota.State);
        return text.ToStringAndClear()[..^2];
    }

    static void Add(ref DefaultInterpolatedStringHandler text, string name, LimitState state)
    {
        text.AppendFormatted('"');
        text.AppendLiteral(name);
        text.AppendLiteral("\";r=");
        text.AppendFormatted(state.Remaining);
        text.AppendLiteral(";t=");
        text.AppendFormatted((long)Math.Ceiling((state.Remaining > 0 ? state.Full : state.Wait).TotalSeconds));
        text.AppendLiteral(", ");
    }
}
