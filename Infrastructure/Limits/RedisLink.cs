using Fintech.Infrastructure.Hosting;
using StackExchange.Redis;

namespace Fintech.Infrastructure.Limits;

/// <summary>Where the Redis is that decides for all nodes.</summary>
/// <param name="Connection">As StackExchange.Redis reads it, such as <c>localhost:6379,password=…</c>.</param>
internal sealed record RedisOptions(string Connection)
{
    /// <summary>How long a request waits for it at most, and how long its way back may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(100);
    public TimeSpan ProbePatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public ConfigurationOptions Parse()
    {
        try
        {
            var options = ConfigurationOptions.Parse(Connection);
            // A Redis that is away is no reason not to start, and nothing may queue up for one that is.
            (options.AbortOnConnectFail, options.BacklogPolicy) = (false, BacklogPolicy.FailFast);
            (options.ConnectTimeout, options.ReconnectRetryPolicy) = (1000, new LinearRetry(1000));
            options.ClientName ??= "fintech";
            return options;
        }
        catch (ArgumentException)
        {
            // Not in its own words: they may hold the password.
            throw new ConfigurationException(
                "ConnectionStrings:Redis cannot be read. It must be like host:6379, or host:6379,password=…,ssl=true.");
        }
    }
}

/// <summary>
/// The connection to Redis, and whether it is up. Who finds it lost says so once; from then on nobody asks it until
/// <see cref="TryReturn"/> has found it again.
/// </summary>
internal sealed partial class RedisLink(RedisOptions options, ILogger<RedisLink> log) : IAsyncDisposable
{
    enum State { New, Up, Lost }

    readonly ConfigurationOptions configuration = options.Parse();
    ConnectionMultiplexer? connection;
    volatile State state;

    public bool IsUp => state == State.Up;

    /// <returns>Null when Redis did not answer in time, or not at all.</returns>
    public async ValueTask<(bool Admitted, long[] Levels)?> Run(LimitCell[] cells, int cost)
    {
        try
        {
            return await Patient(RateScript.Run(connection!.GetDatabase(), cells, cost), options.Patience);
        }
        // Whatever it is: no request may end with it.
        catch (Exception lost)
        {
            Lose(lost);
            return null;
        }
    }

    /// <summary>Asks whether it is there again, and first tells it what this node knows, since it may have forgotten.</summary>
    public async Task TryReturn(IEnumerable<LimitCell> cells)
    {
        try
        {
            connection ??= await ConnectionMultiplexer.ConnectAsync(configuration);
            var redis = connection.GetDatabase();
            await Patient(RateScript.Run(redis, [], 0), options.ProbePatience);
            var spent = cells.Where(c => c.Ahead > 0).ToList();
            foreach (var some in spent.Chunk(500))
                await Patient(Task.WhenAll(some.Select(c => RateScript.Run(redis, [c], 0, tells: true))), options.ProbePatience);
            // One that answers more slowly than requests wait for would be lost again at once.
            await Patient(RateScript.Run(redis, [], 0), options.Patience);
            foreach (var cell in spent) cell.TakeAdmitted(out _, out _);
            if (Interlocked.Exchange(ref state, State.Up) == State.Lost) Back();
        }
        catch (Exception lost) { Lose(lost); }
    }

    // What is given up on goes on by itself, and may fail when nobody looks any more.
    static async Task<T> Patient<T>(Task<T> task, TimeSpan patience)
    {
        _ = task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return await task.WaitAsync(patience);
    }

    void Lose(Exception reason)
    {
        if (Interlocked.Exchange(ref state, State.Lost) != State.Lost) Lost(reason.GetType().Name);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Redis does not answer ({Reason}). Each node counts by itself and tells the others through the database.")]
    partial void Lost(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis answers again, and counts for all nodes.")]
    partial void Back();
}
