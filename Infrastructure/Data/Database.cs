using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>Connection strings of the one store. Filled by configuration or by the embedded PostgreSQL.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Role <c>app</c>, perhaps through a transaction pooler.</summary>
    public required string Postgres { get; init; }

    /// <summary>Role <c>app</c> without a pooler: LISTEN, session locks and Hangfire.</summary>
    public required string PostgresDirect { get; init; }

    /// <summary>Role <c>owner</c>: migrations and partitions. Null in a process that must not migrate.</summary>
    public string? PostgresOwner { get; init; }
}

/// <summary>The data sources of the process, one for each way of use.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Longer than this no plain read and no small statement takes, unless the network has swallowed it.</summary>
    static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public Database(DatabaseOptions options)
    {
        Options = options;
        Main = Build(options.Postgres, pool: 28, cancels: false);
        Side = Build(options.Postgres, pool: 12, cancels: false, answers: Short);
        Reads = Build(options.Postgres, pool: 16, answers: Short);
        Direct = Build(options.PostgresDirect, pool: 24);
        Hot = new(Build(options.Postgres, HotReads.Workers, patience: TimeSpan.FromSeconds(3)));
    }

    public DatabaseOptions Options { get; }

    /// <summary>Units of work, by EF.</summary>
    public NpgsqlDataSource Main { get; }

    /// <summary>
    /// Short statements of infrastructure that commit by themselves. A pool of its own: who holds a lock in a unit of work may
    /// need one of them to go on, while all connections of the other pool are held by those who wait for that lock.
    /// </summary>
    public NpgsqlDataSource Side { get; }

    /// <summary>Reads: plain commands with their environment as a parameter, prepared after two uses.</summary>
    public NpgsqlDataSource Reads { get; }

    /// <summary>Lists and look-ups by key that everybody makes all the time, gathered into batches.</summary>
    public HotReads Hot { get; }

    /// <summary>Session-level work: LISTEN and advisory locks.</summary>
    public NpgsqlDataSource Direct { get; }

    /// <param name="cancels">
    /// Whether a request that is given up cancels its statement at the server. Now and then a cancelled statement leaves
    /// its connection out of step with the server, and the next user of it fails. Where statements are short, giving up
    /// closes the connection instead.
    /// </param>
    /// <param name="answers">How long a statement may take that does not say so itself.</param>
    /// <param name="patience">
    /// How long opening a connection may take, where nobody queues for the pool: the driver has one setting for both.
    /// </param>
    static NpgsqlDataSource Build(string connectionString, int pool, bool cancels = true, TimeSpan? answers = null, TimeSpan? patience = null)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = pool, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true, Enlist = false,
            ApplicationName = "fintech",
        };
        if (!cancels) text.CancellationTimeout = -1;
        if (answers is { } within) text.CommandTimeout = (int)within.TotalSeconds;
        if (patience is { } longest) (text.Timeout, text.CancellationTimeout) = ((int)longest.TotalSeconds, 500);
        return new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
    }

    public async ValueTask DisposeAsync()
    {
        await Hot.DisposeAsync();
        await Main.DisposeAsync();
        await Side.DisposeAsync();
        await Reads.DisposeAsync();
        await Direct.DisposeAsync();
    }
}
