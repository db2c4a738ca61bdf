using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>Connection strings of the one store. Filled by configuration or by the embedded PostgreSQL.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Role <c>app</c>, perhaps through a transaction pooler.</summary>
    public required string Postgres { get; init; }

    /// <summary>Role <c>app</c> without a pooler: LISTEN, session locks, hot reads and Hangfire.</summary>
    public required string PostgresDirect { get; init; }

    /// <summary>Role <c>owner</c>: migrations and partitions. Null in a process that must not migrate.</summary>
    public string? PostgresOwner { get; init; }

    /// <summary>Whether hot reads of many requests share a few connections (docs/adr/0014).</summary>
    public bool MultiplexReads { get; init; } = true;
}

/// <summary>The data sources of the process, one for each way of use.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Longest time a hot read may take before PostgreSQL ends it.</summary>
    public const int HotTimeoutMilliseconds = 2000;

    // More connections gain nothing, as their commands leave together; fewer would let one slow statement delay more.
    const int HotConnections = 8;

    public Database(DatabaseOptions options)
    {
        Options = options;
        Main = Build(Text(options.Postgres, pool: 32));
        Reads = Build(Text(options.Postgres, pool: 16));
        Direct = Build(Text(options.PostgresDirect, pool: 24));
        Hot = options.MultiplexReads ? Build(Shared(options.PostgresDirect)) : Reads;
    }

    public DatabaseOptions Options { get; }

    /// <summary>Writes and EF.</summary>
    public NpgsqlDataSource Main { get; }

    /// <summary>Reads: plain commands with their environment as a parameter, prepared after two uses.</summary>
    public NpgsqlDataSource Reads { get; }

    /// <summary>
    /// The reads that everybody makes all the time: one statement by key and limit, through <c>CreateCommand</c> only.
    /// Commands of several requests leave in one write on one connection, so a running one cannot be cancelled and
    /// delays those behind it; PostgreSQL ends it after <see cref="HotTimeoutMilliseconds"/>.
    /// </summary>
    public NpgsqlDataSource Hot { get; }

    /// <summary>Session-level work: LISTEN and advisory locks.</summary>
    public NpgsqlDataSource Direct { get; }

    static NpgsqlConnectionStringBuilder Text(string connectionString, int pool) => new(connectionString)
    {
        MaxPoolSize = pool, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true, Enlist = false,
        ApplicationName = "fintech",
    };

    static NpgsqlConnectionStringBuilder Shared(string connectionString)
    {
        var text = Text(connectionString, HotConnections);
        text.Multiplexing = true;
        text.Options = $"{text.Options} -c statement_timeout={HotTimeoutMilliseconds}".TrimStart();
        return text;
    }

    static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder text) =>
        new NpgsqlDataSourceBuilder(text.ConnectionString).Build();

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        await Reads.DisposeAsync();
        await Direct.DisposeAsync();
        if (Hot != Reads) await Hot.DisposeAsync();
    }
}
