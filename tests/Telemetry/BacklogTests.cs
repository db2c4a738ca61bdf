using Fintech.Infrastructure.Telemetry;
using Fintech.Support;

namespace Fintech.Tests.Telemetry;

public sealed class BacklogTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Tells_what_is_late_and_does_not_wait_for_what_was_given_up()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        async Task<BacklogNow> Now(string sql)
        {
            await using (var change = clone.Database.Side.CreateCommand(sql)) await change.ExecuteNonQueryAsync();
            return await new Backlog(clone.Database).Now(default);
        }
        var quiet = await Now("select 1");
        Assert.Equal((true, false, false), (quiet.JobsAreLate, quiet.MessagesAreLate, quiet.AuditIsLate)); // no worker was ever there
        var worked = await Now("insert into hangfire.server (id, data, lastheartbeat) values ('one', '{}', now())");
        Assert.False(worked.JobsAreLate);
        var silent = await Now("update hangfire.server set lastheartbeat = now() - interval '2 minutes'");
        Assert.True(silent.JobsAreLate);
        const string message = "insert into mail_outbox (id, channel, sealed, attempts, next_try_at, created_at) values (gen_random_uuid(), 'mail', '', {0}, now(), now() - interval '2 minutes')";
        var given = await Now(message.Replace("{0}", "16"));
        Assert.Equal((false, 0L, 1L), (given.MessagesAreLate, given.MessagesWaiting, given.MessagesGivenUp));
        var waiting = await Now(message.Replace("{0}", "1"));
        Assert.Equal((true, 1L), (waiting.MessagesAreLate, waiting.MessagesWaiting));
        var queued = await Now("insert into hangfire.jobqueue (jobid, queue) values (1, 'bulk'), (2, 'bulk')");
        Assert.Equal(2, queued.JobsWaiting["bulk"]);
    }
}
