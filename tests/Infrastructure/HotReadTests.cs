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
    public async Task A_read_that_takes_too_long_is_ended_and_told_and_its_neighbours_are_answered()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var slow = clone.Database.Hot.List("select pg_sleep(60)", [], _ => 0, CancellationToken.None);
        var others = Enumerable.Range(0, 100).Select(n => Echo(clone.Database, n, CancellationToken.None)).ToList();
        var ended = await Assert.ThrowsAnyAsync<Exception>(() => slow);
        Assert.IsType<DatabaseUnavailable>(Failures.ErrorOf(ended));
        Assert.Equal(Enumerable.Range(0, 100), await Task.WhenAll(others));
    }

    [Fact]
    public async Task A_statement_that_fails_fails_alone()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var reads = Enumerable.Range(0, 200).Select(async n => n % 10 == 3
            ? await Assert.ThrowsAsync<PostgresException>(() => clone.Database.Hot.List(
                "select 1 / 0", [], r => r.GetInt32(0), CancellationToken.None)) is { SqlState: "22012" } ? n : -1
            : await Echo(clone.Database, n, CancellationToken.None));
        Assert.Equal(Enumerable.Range(0, 200), await Task.WhenAll(reads));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_fails_alone()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var bad = clone.Database.Hot.List("select null::int", [], r => r.GetInt32(0), CancellationToken.None);
        var good = Echo(clone.Database, 4, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidCastException>(() => bad);
        Assert.Equal(4, await good);
    }

    [Fact]
    public async Task Reads_go_on_however_often_their_connections_are_cut_under_load()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answers = 0;
        var readers = Enumerable.Range(0, 60)
            .Select(n => ReadUntil(clone.Database, n, () => Interlocked.Increment(ref answers), over.Token)).ToList();
        await using var admin = NpgsqlDataSource.Create(app.Product.Postgres.AdminConnectionString);
        var name = new NpgsqlConnectionStringBuilder(clone.Database.Options.Postgres).Database!;
        var cuts = 0L;
        while (!over.IsCancellationRequested && (cuts <= 20 || Volatile.Read(ref answers) <= 1000))
        {
            await using var cut = admin.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1");
            cut.Parameters.Add(new() { Value = name });
            cuts += (long)(await cut.ExecuteScalarAsync())!;
            await Task.Delay(100);
        }
        await over.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(cuts > 20, $"Only {cuts} connections were cut.");
        Assert.True(answers > 1000, $"Only {answers} answers.");
        Assert.Equal(2, await Echo(clone.Database, 2, CancellationToken.None));
    }

    // Right answers or a refusal that says to try again, and nothing else.
    static async Task ReadUntil(Database database, int first, Action answered, CancellationToken over)
    {
        for (var n = first; !over.IsCancellationRequested; n += 60)
            try
            {
                Assert.Equal(n, await Echo(database, n, CancellationToken.None));
                answered();
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                Assert.IsType<DatabaseUnavailable>(Failures.ErrorOf(failure));
            }
    }

    static async Task<int> Echo(Database database, int number, CancellationToken ct) => (await database.Hot.List(
        "select $1", [new NpgsqlParameter<int> { TypedValue = number }], r => r.GetInt32(0), ct))[0];
}
