using System.Globalization;
using System.Runtime.CompilerServices;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Limits;

/// <summary>The limits of one caller, built once with the caller: rates, and quotas behind them.</summary>
internal sealed class CallerLimits(LimitCell[] cells, QuotaCell[] quotas)
{
    readonly string policies = string.Join(", ", cells.Select(c => c.Policy.Item).Concat(quotas.Select(q => q.Policy.Item)));

    /// <summary>Counts a request against all of them or none. Completed at once, except when a quota's block must be fetched.</summary>
    /// <returns>Null when it may go on.</returns>
    public ValueTask<Error?> Take(int cost)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var wait = cells[i].Take(cost);
            if (wait <= TimeSpan.Zero) continue;
            for (var before = 0; before < i; before++) cells[before].GiveBack(cost);
            return new(new RateExceeded(cells[i].Policy.Name) { RetryAfter = wait });
        }
        return quotas.Length == 0 ? default : TakeQuotas(cost);
    }

    ValueTask<Error?> TakeQuotas(int cost)
    {
        for (var i = 0; i < quotas.Length; i++)
            if (!quotas[i].TryTake(cost))
            {
                for (var before = 0; before < i; before++) quotas[before].GiveBack(cost);
                return new(Fetch(cost));
            }
        return default;
    }

    async Task<Error?> Fetch(int cost)
    {
        var taken = new List<QuotaCell>();
        foreach (var quota in quotas)
        {
            if (await quota.Take(cost) is { } wait)
            {
                taken.ForEach(q => q.GiveBack(cost));
                foreach (var cell in cells) cell.GiveBack(cost);
                return new QuotaExceeded(quota.Name) { RetryAfter = wait };
            }
            taken.Add(quota);
        }
        return null;
    }

    /// <summary>Each with what is left of it; quotas as all nodes have taken them.</summary>
    public async Task<List<(LimitPolicy Policy, LimitState State)>> Now(CancellationToken ct)
    {
        var all = cells.Select(c => (c.Policy, c.State)).ToList();
        foreach (var quota in quotas) all.Add((quota.Policy, await quota.Look(ct)));
        return all;
    }

    /// <summary>Says on the answer what there is and what is left of it.</summary>
    public void Describe(IHeaderDictionary headers)
    {
        if (policies.Length == 0) return;
        headers["RateLimit-Policy"] = policies;
        headers["RateLimit"] = Left();
    }

    string Left()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        foreach (var cell in cells) Add(ref text, cell.Policy.Name, cell.State);
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
