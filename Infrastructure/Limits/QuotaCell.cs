namespace Fintech.Infrastructure.Limits;

/// <summary>
/// A quota of a UTC day or month. The node takes blocks of it from the database and spends them without asking: all nodes
/// together never spend more than the quota. A node that dies loses what it has not spent of its block, so that at most
/// one block a node and period is not used.
/// </summary>
internal sealed class QuotaCell(Guid subject, string name, bool monthly, long quota, QuotaBlocks blocks, TimeProvider clock)
{
    readonly SemaphoreSlim fetching = new(1, 1);
    Period period = new(default, 0);

    /// <summary>A block, and what is left of it. A new period has a new one, so that nothing is spent twice.</summary>
    sealed class Period(DateOnly starts, long left)
    {
        public long Left = left;
        public DateOnly Starts => starts;
        public long Taken;
        public bool IsOver;
    }

    public string Name => name;
    public Guid Subject => subject;
    public bool Monthly => monthly;
    public long Quota => quota;

    /// <summary>A month counts as 30 days in it.</summary>
    public LimitPolicy Policy { get; } = new(name, quota, TimeSpan.FromDays(monthly ? 30 : 1));

    /// <summary>A hundredth of the quota, and 100 at most: small quotas are exact, large ones cost little.</summary>
    long Block => Math.Clamp(quota / 100, 1, 100);

    DateOnly Now
    {
        get
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            return monthly ? new(today.Year, today.Month, 1) : today;
        }
    }

    TimeSpan UntilNext
    {
        get
        {
            var next = monthly ? Now.AddMonths(1) : Now.AddDays(1);
            return next.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - clock.GetUtcNow().UtcDateTime;
        }
    }

    public bool TryTake(int cost)
    {
        var at = Volatile.Read(ref period);
        if (at.Starts != Now) return false;
        if (Interlocked.Add(ref at.Left, -cost) >= 0) return true;
        Interlocked.Add(ref at.Left, cost);
        return false;
    }

    public void GiveBack(int cost) => Interlocked.Add(ref Volatile.Read(ref period).Left, cost);

    /// <returns>Null when it was taken; else how long until the next period.</returns>
    public async Task<TimeSpan?> Take(int cost)
    {
        while (!TryTake(cost))
        {
            await fetching.WaitAsync();
            try
            {
                var (at, now) = (period, Now);
                if (at.Starts == now && at.Left >= cost) continue;
                if (at.Starts == now && at.IsOver) return UntilNext;
                var (granted, taken) = await blocks.Take(this, now, Math.Max(Block, cost));
                if (at.Starts != now) Volatile.Write(ref period, at = new(now, 0));
                at.Taken = taken;
                // Nothing is left, or less than this costs. Others may give back what they did not use: asked again in a second.
                if (granted == 0 && quota - taken <= 0) Close(at);
                Interlocked.Add(ref at.Left, granted);
                if (at.Left < cost) return UntilNext;
            }
            finally { fetching.Release(); }
        }
        return null;
    }

    static void Close(Period at)
    {
        at.IsOver = true;
        _ = Task.Delay(1000).ContinueWith(_ => at.IsOver = false, TaskScheduler.Default);
    }

    /// <summary>What this node holds and has not spent; it holds nothing from now on.</summary>
    public (DateOnly Starts, long Left) GiveUp()
    {
        var at = Volatile.Read(ref period);
        return (at.Starts, Math.Max(0, Interlocked.Exchange(ref at.Left, 0)));
    }

    public Task Return(DateOnly starts, long left) => blocks.GiveBack(this, starts, left);

    /// <summary>What is left of it, asked of the database and not only of what this node last heard.</summary>
    public async Task<LimitState> Look(CancellationToken ct)
    {
        var (taken, at) = (await blocks.Taken(this, Now, ct), Volatile.Read(ref period));
        var own = at.Starts == Now ? Math.Max(0, Volatile.Read(ref at.Left)) : 0;
        return new(Math.Max(0, quota - taken) + own, UntilNext, UntilNext);
    }

    public LimitState State
    {
        get
        {
            var at = Volatile.Read(ref period);
            var left = at.Starts == Now ? Math.Max(0, quota - at.Taken) + Math.Max(0, Volatile.Read(ref at.Left)) : quota;
            return new(left, UntilNext, UntilNext);
        }
    }
}
