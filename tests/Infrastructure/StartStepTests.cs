using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Infrastructure;

public sealed class StartStepTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_database_restored_into_another_cluster_begins_a_new_epoch_and_loses_no_event()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var environment = TypeId.New<EnvironmentId>();
        // As after a restore: a transaction id that this cluster has not reached.
        await Execute(clone.Database, $"""
            insert into events (id, environment_id, type, created_at, actor, request_id, scope, data, epoch, xid)
            values ('{Guid.CreateVersion7()}', '{environment.Value}', 'test.old', now(), '{"{}"}', 'r', 's',
                '{"{}"}', 1, '9000000000')
            """);
        var epoch = new EventEpoch();
        await new Migrator(clone.Database, epoch, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        Assert.Equal(2, epoch.Current);
        var read = await new EventHistory(clone.Database, epoch).Read(
            environment, null, null, null, ["s"], newestFirst: false, 10, CancellationToken.None);
        Assert.Equal("test.old", Assert.Single(read).Type);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var epoch = new EventEpoch();
        await new Migrator(clone.Database, epoch, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        Assert.Equal(1, epoch.Current);
    }

    [Fact]
    public async Task A_process_without_the_owner_refuses_an_older_schema_and_says_how_to_migrate()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var ownerless = new Database(clone.Database.Options with { PostgresOwner = null });
        await using (ownerless)
        {
            await new Migrator(ownerless, new(), NullLogger<Migrator>.Instance).Run(CancellationToken.None);
            await using (var owner = Npgsql.NpgsqlDataSource.Create(clone.Database.Options.PostgresOwner!))
            await using (var forget = owner.CreateCommand("delete from \"__EFMigrationsHistory\""))
                await forget.ExecuteNonQueryAsync();
            var refused = await Assert.ThrowsAnyAsync<Exception>(
                () => new Migrator(ownerless, new(), NullLogger<Migrator>.Instance).Run(CancellationToken.None));
            Assert.Contains("./run migrate", refused.Message);
        }
    }

    [Fact]
    public void The_migrations_hold_the_whole_model()
    {
        using var db = Migrator.Context("Host=localhost;Database=none");
        Assert.False(db.Database.HasPendingModelChanges());
    }

    static async Task Execute(Database database, string sql)
    {
        await using var command = database.Side.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
