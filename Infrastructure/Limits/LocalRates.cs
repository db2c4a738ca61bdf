namespace Fintech.Infrastructure.Limits;

/// <summary>This node's cells decide, at once. The others hear of it through <see cref="LimitExchange"/>.</summary>
internal sealed class LocalRates : ISharedRates
{
    public static readonly LocalRates Instance = new();

    public bool AreInOnePlace => false;

    public ValueTask<Taken> Take(LimitCell[] cells, int cost)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var wait = cells[i].Take(cost);
            if (wait <= TimeSpan.Zero) continue;
            for (var before = 0; before < i; before++) cells[before].GiveBack(cost);
            return new(new Taken(new RateExceeded(cells[i].Policy.Name) { RetryAfter = wait }));
        }
        return default;
    }

    public void GiveBack(LimitCell[] cells, int cost, Taken taken)
    {
        foreach (var cell in cells) cell.GiveBack(cost);
    }
}
