using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// The start step. With the owner's connection it applies migrations, partitions and grants under an advisory lock;
/// without it, it only checks that the schema is not older than this program.
/// </summary>
public sealed partial class Migrator(Database database, EventEpoch epoch, ILogger<Migrator> log)
{
    const long LockKey = 0x46_49_4E_54_45_43_48;

    public async Task Run(CancellationToken ct)
    {
        if (database.Options.PostgresOwner is { } owner) await Migrate(owner, ct);
        else await Check(ct);
        await ReadEpoch(ct);
    }

    async Task Migrate(string owner, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var connection = await source.OpenConnectionAsync(ct);
        await Execute(connection, $"select pg_advisory_lock({LockKey})", ct);
        await using var db = Context(owner);
        foreach (var name in await db.Database.GetPendingMigrationsAsync(ct)) Applying(name);
        await db.Database.MigrateAsync(ct);
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        await Partitions.Ensure(connection, DateTimeOffset.UtcNow, ct);
        await Grants.Apply(connection, AppRole(), ["public", "hangfire"], ct);
        await Execute(connection, """
            update event_epoch set value = value + 1
            where exists (select 1 from events where epoch = event_epoch.value and xid > pg_current_xact_id())
            """, ct);
        await Execute(connection, $"select pg_advisory_unlock({LockKey})", ct);
    }

    async Task Check(CancellationToken ct)
    {
        await using var db = Context(database.Options.Postgres);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
            throw new ConfigurationException(
                $"The database lacks {pending.Count} migration(s), from {pending[0]} on. Run ./run migrate with "
                + "ConnectionStrings:PostgresOwner set, then start again.");
    }

    async Task ReadEpoch(CancellationToken ct)
    {
        await using var read = database.Side.CreateCommand("select value from event_epoch");
        epoch.Current = (int)(await read.ExecuteScalarAsync(ct))!;
    }

    string AppRole() => new NpgsqlConnectionStringBuilder(database.Options.Postgres).Username
        ?? throw new InvalidOperationException("ConnectionStrings:Postgres must name a Username.");

    internal static FintechDb Context(string connectionString) =>
        new(Configure(new DbContextOptionsBuilder<FintechDb>(), connectionString).Options, Caller.Anonymous);

    static DbContextOptionsBuilder<FintechDb> Configure(DbContextOptionsBuilder<FintechDb> options, string connection) =>
        (DbContextOptionsBuilder<FintechDb>)options.UseNpgsql(connection).UseSnakeCaseNamingConvention();

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying migration {Name}")]
    partial void Applying(string name);
}
