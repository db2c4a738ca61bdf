using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ShowStatus;

public sealed class ShowStatusTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Says_of_each_part_how_it_does_and_what_follows()
    {
        var person = await app.NewPerson();
        var status = await Tester.Until(() => person.Http.Read("/v1/status"), s => (string?)s["state"] == "ok");
        Assert.Equal(["requests", "events", "jobs", "messages", "audit"], status["data"]!.AsArray().Select(p => (string?)p!["name"]));
        Assert.All(status["data"]!.AsArray(), p => Assert.Equal("ok", (string?)p!["state"]));

        await app.Sql("""
            insert into mail_outbox (id, channel, sealed, attempts, next_try_at, created_at)
            values (gen_random_uuid(), 'mail', '', 1, now() + interval '1 hour', now() - interval '5 minutes')
            """);
        var late = await Tester.Until(() => person.Http.Read("/v1/status"), s => (string?)s["state"] == "late", seconds: 12);
        var messages = late["data"]!.AsArray().Single(p => (string?)p!["name"] == "messages")!;
        Assert.Equal("late", (string?)messages["state"]);
        Assert.Contains("codes to sign in too", (string?)messages["means"]);
        var html = await person.Http.GetStringAsync("/portal/status");
        Assert.Contains("Not everything does what it should.", html);
        Assert.Contains("No connection needs anybody.", html);
    }

    [Fact]
    public async Task Is_for_developers()
    {
        var person = await app.NewPerson();
        await (await person.Joined("viewer")).Http.Send(HttpMethod.Get, "/v1/status").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/status").IsRefused(401, "auth.required");
    }
}
