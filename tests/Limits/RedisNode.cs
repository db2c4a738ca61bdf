using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.Limits;

/// <summary>One of several nodes: its own connection, cells and clock, and what it wrote into its log.</summary>
internal sealed class RedisNode : IAsyncDisposable
{
    readonly Dictionary<(Guid, string), LimitCell> cells = [];
    readonly TimeProvider clock;

    public RedisLink Link { get; }
    public RedisRates Rates { get; }
    public Lines Log { get; } = new();

    RedisNode(string connection, TimeSpan patience, TimeProvider? clock)
    {
        Link = new(new(connection) { Patience = patience }, Log);
        Rates = new(Link, LocalRates.Instance);
        this.clock = clock ?? TimeProvider.System;
    }

    /// <param name="patience">By default so long that no busy machine makes Redis look lost.</param>
    public static async Task<RedisNode> Start(RedisServer redis, TimeSpan? patience = null, TimeProvider? clock = null)
    {
        var node = new RedisNode(redis.Connection, patience ?? TimeSpan.FromSeconds(20), clock);
        await node.Return();
        return node;
    }

    /// <summary>What its watch does once a second.</summary>
    public Task Return() => Link.TryReturn(cells.Values);

    /// <summary>An hour for each limit, so that next to nothing comes back during a test.</summary>
    public LimitCell Cell(Guid subject, long requests, string name = "key", Guid workspace = default, double seconds = 3600)
    {
        var policy = new LimitPolicy(name, requests, TimeSpan.FromSeconds(seconds));
        if (cells.TryGetValue((subject, name), out var known) && known.Policy == policy) return known;
        return cells[(subject, name)] = new(subject, policy, clock, workspace: workspace);
    }

    public async Task<Error?> Take(int cost, params LimitCell[] of) => (await Rates.Take(of, cost)).Refusal;

    /// <returns>How many of these requests, one after the other, were admitted.</returns>
    public async Task<int> Spend(int count, params LimitCell[] of)
    {
        var admitted = 0;
        for (var i = 0; i < count; i++)
            if (await Take(1, of) is null) admitted++;
        return admitted;
    }

    public ValueTask DisposeAsync() => Link.DisposeAsync();

    internal sealed class Lines : List<string>, ILogger<RedisLink>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (this) Add($"{logLevel}: {formatter(state, exception)}");
        }
    }
}
