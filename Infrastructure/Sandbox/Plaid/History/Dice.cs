namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>SplitMix64: the same seed gives the same life on every machine and runtime version.</summary>
internal struct Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>Dice for one purpose on one day, independent of all others.</summary>
    public static Dice For(long seed, DateOnly day, int purpose)
    {
        var mixed = new Dice(unchecked((ulong)seed + (ulong)day.DayNumber * 1_000_003UL + (ulong)purpose * 7_919UL));
        return new Dice(mixed.Roll());
    }

    public int Below(int limit) => (int)(Roll() % (ulong)limit);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>An amount with two decimals; both bounds are in cents and included.</summary>
    public decimal Money(int lowCents, int highCents) => new(Between(lowCents, highCents), 0, 0, false, 2);

    ulong Roll()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
