namespace Fintech.Infrastructure.Limits;

/// <summary>How often callers may ask, from the section <c>Limits</c>. 0 leaves a limit out.</summary>
public sealed record LimitOptions
{
    public KindLimits Live { get; init; } = new() { KeyPerMinute = 6_000, WorkspacePerMinute = 12_000 };
    public KindLimits Sandbox { get; init; } = new() { KeyPerMinute = 3_000, WorkspacePerMinute = 6_000, PerDay = 500_000 };

    /// <summary>A person with a browser, in whatever environment.</summary>
    public int PersonPerMinute { get; init; } = 3_000;

    /// <summary>How long a request waits for Redis, where there is one, before this node decides by itself.</summary>
    public TimeSpan RedisPatience { get; init; } = TimeSpan.FromMilliseconds(100);

    public KindLimits Of(bool isLive) => isLive ? Live : Sandbox;
}

/// <summary>What keys and workspaces have in an environment of this kind.</summary>
public sealed record KindLimits
{
    public int KeyPerMinute { get; init; }
    public int WorkspacePerMinute { get; init; }

    /// <summary>Of all keys of an environment together, by UTC days.</summary>
    public long PerDay { get; init; }

    /// <summary>The same by calendar months.</summary>
    public long PerMonth { get; init; }
}
