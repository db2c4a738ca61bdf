using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Npgsql;

namespace Fintech.Infrastructure;

/// <summary>Hot reads share connections: what one of them suffers must not reach the others.</summary>
public sealed class HotReadTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Every_reader_gets_its_own_row_also_when_others_give_up()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var readers = Enumerable.Range(0, 2000).Select(async n =>
        {
            using var gone = new CancellationTokenSource();
            if (n % 7 == 0) gone.CancelAfter(TimeSpan.FromMilliseconds(n % 5));
            try
            {
                return await Echo(clone.Database, n, gone.Token) == n;
            }
            catch (OperationCanceledException) when (gone.IsCancellationRequested)
            {
                return true;
            }
        });
        Assert.All(await Task.WhenAll(readers), Assert.True);
    }

    [Fact]
    public async Task A_read_that_takes_too_long_is_ended_and_told_as_an_unavailable_database()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var slow = clone.Database.Hot.CreateCommand("select pg_sleep(60)");
        var ended = await Assert.ThrowsAsync<PostgresException>(() => slow.ExecuteNonQueryAsync());
        Assert.IsType<DatabaseUnavailable>(Failures.ErrorOf(ended));
        Assert.Equal(5, await Echo(clone.Database, 5, CancellationToken.None));
    }

    [Fact]
    public async Task Reads_go_on_after_their_connections_were_cut()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        Assert.Equal(1, await Echo(clone.Database, 1, CancellationToken.None));
        await using (var admin = NpgsqlDataSource.Create(app.Product.Postgres.AdminConnectionString))
        await using (var cut = admin.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1"))
        {
            var name = new NpgsqlConnectionStringBuilder(clone.Database.Options.Postgres).Database;
            cut.Parameters.Add(new() { Value = name });
            Assert.NotEqual(0L, await cut.ExecuteScalarAsync());
        }
        for (var lost = 0; ; lost++)
            try
            {
                Assert.Equal(2, await Echo(clone.Database, 2, CancellationToken.None));
                break;
            }
            catch (NpgsqlException cut) when (lost < 10)
            {
                Assert.IsType<DatabaseUnavailable>(Failures.ErrorOf(cut));
            }
    }

    [Fact]
    public async Task Without_sharing_a_hot_read_is_a_read_like_any_other()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var plain = new Database(clone.Database.Options with { MultiplexReads = false });
        Assert.Same(plain.Reads, plain.Hot);
        Assert.Equal(3, await Echo(plain, 3, CancellationToken.None));
    }

    static async Task<int> Echo(Database database, int number, CancellationToken ct)
    {
        await using var command = database.Hot.CreateCommand("select $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? row.GetInt32(0) : -1;
    }
}
