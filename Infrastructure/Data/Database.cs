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
    public Database(DatabaseOptions options)
    {
        Options = options;
        Main = Build(options.Postgres, pool: 32);
        Reads = Build(options.Postgres, pool: 16);
        Direct = Build(options.PostgresDirect, pool: 24);
    }

    public DatabaseOptions Options { get; }

    /// <summary>Writes and EF.</summary>
    public NpgsqlDataSource Main { get; }

    /// <summary>Hot reads: plain commands with their environment as a parameter, prepared after two uses.</summary>
    public NpgsqlDataSource Reads { get; }

    /// <summary>Session-level work: LISTEN and advisory locks.</summary>
    public NpgsqlDataSource Direct { get; }

    static NpgsqlDataSource Build(string connectionString, int pool)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = pool, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true, Enlist = false,
            ApplicationName = "fintech",
        };
        return new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
    }

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        await Reads.DisposeAsync();
        await Direct.DisposeAsync();
    }
}
