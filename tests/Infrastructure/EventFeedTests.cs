using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Infrastructure;

public sealed class EventFeedTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_transaction_that_commits_late_is_not_skipped()
    {
        var person = await app.NewPerson();
        var database = app.Services.GetRequiredService<Database>();
        using var followed = app.Services.GetRequiredService<EventFeed>().Subscribe(person.Environment);
        await using var early = await database.Side.OpenConnectionAsync();
        await using var transaction = await early.BeginTransactionAsync();
        await Insert(early, person.Environment, "test.early");
        await using (var late = await database.Side.OpenConnectionAsync())
            await Insert(late, person.Environment, "test.late");
        await Task.Delay(200);
        Assert.False(followed.Events.TryRead(out _)); // the later one waits: the earlier may still come before it
        await transaction.CommitAsync();
        app.Services.GetRequiredService<EventSignal>().Raise();
        Assert.Equal("test.early", (await followed.Events.ReadAsync()).Type);
        Assert.Equal("test.late", (await followed.Events.ReadAsync()).Type);
    }

    [Fact]
    public async Task A_reader_that_does_not_keep_up_is_cut_off_and_told()
    {
        var person = await app.NewPerson();
        using var followed = app.Services.GetRequiredService<EventFeed>().Subscribe(person.Environment);
        await using var connection = await app.Services.GetRequiredService<Database>().Side.OpenConnectionAsync();
        for (var i = 0; i <= EventFeed.Buffer; i++) await Insert(connection, person.Environment, "test.flood");
        app.Services.GetRequiredService<EventSignal>().Raise();
        await Tester.Until(() => Task.FromResult(followed.Overflowed), over => over);
        Assert.Equal(EventFeed.Buffer, await followed.Events.ReadAllAsync().CountAsync());
    }

    [Theory]
    [InlineData("update events set type = 'x'")]
    [InlineData("delete from events")]
    [InlineData("update audit_entries set outcome = 'x'")]
    [InlineData("delete from audit_entries")]
    [InlineData("create table mine (id int)")]
    [InlineData("delete from events_default")]
    public async Task The_serving_role_may_neither_rewrite_history_nor_define_anything(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Side.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    static async Task Insert(NpgsqlConnection connection, EnvironmentId environment, string type)
    {
        await using var insert = new NpgsqlCommand("""
            insert into events (id, environment_id, type, created_at, actor, request_id, scope, data, epoch)
            values ($1, $2, $3, now(), '{}', 'req_test', 'banking:read', '{}', $4)
            """, connection);
        foreach (var value in (object[])[Guid.CreateVersion7(), environment.Value, type, 1])
            insert.Parameters.Add(new() { Value = value });
        await insert.ExecuteNonQueryAsync();
    }
}
