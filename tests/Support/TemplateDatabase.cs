using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Fintech.Support;

/// <summary>
/// A migrated database that nothing serves. A test of global state gets a copy of its own in a tenth of a second; all
/// other tests share the product's and keep apart by workspace.
/// </summary>
sealed class TemplateDatabase : IAsyncDisposable
{
    const string Template = "fintech_template";
    readonly string admin, name;

    TemplateDatabase(EmbeddedPostgres postgres, string name)
    {
        (admin, this.name) = (postgres.AdminConnectionString, name);
        Database = Of(postgres, name);
    }

    public Database Database { get; }

    public static async Task Make(EmbeddedPostgres postgres)
    {
        await using (var database = Of(postgres, null))
            await new Migrator(database, new EventEpoch(), NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        await Execute(postgres.AdminConnectionString,
            $"create database {Template} template fintech owner fintech_owner");
    }

    public static async Task<TemplateDatabase> Clone(EmbeddedPostgres postgres)
    {
        var name = $"clone_{Guid.NewGuid():N}";
        await Execute(postgres.AdminConnectionString,
            $"create database {name} template {Template} owner fintech_owner");
        return new(postgres, name);
    }

    static Database Of(EmbeddedPostgres postgres, string? name)
    {
        string Named(string text)
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            if (name is not null) connection.Database = name;
            return connection.ConnectionString;
        }
        return new(new()
        {
            Postgres = Named(postgres.AppConnectionString), PostgresDirect = Named(postgres.AppConnectionString),
            PostgresOwner = Named(postgres.OwnerConnectionString),
        });
    }

    static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Execute(admin, $"drop database {name} with (force)");
    }
}
