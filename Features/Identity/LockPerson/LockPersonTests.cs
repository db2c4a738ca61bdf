using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Features.Identity.LockPerson;

public sealed class LockPersonTests(App app) : IClassFixture<App>
{
    const string Accounts = "/v1/banking/accounts";

    [Fact]
    [Asvs("7.4.2", 1)]
    public async Task Ends_sessions_keys_and_streams_at_once_and_keeps_the_reason()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await person.ClientWith("banking:read");
        await key.Read(Accounts); // now it is warm
        await using var browsers = await EventStream.Open(person.Http);
        await using var programs = await EventStream.Open(key);

        var account = await one.Lock(person, "Asked for by phone, ticket 4711");

        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await key.Send(HttpMethod.Get, Accounts).IsRefused(401, "auth.invalid_credential");
        await browsers.Ended(seconds: 3);
        await programs.Ended(seconds: 3);
        Assert.NotNull(account["locked_at"]);
        Assert.Equal(0, (int)account["open_sessions"]!);
        Assert.Equal("Asked for by phone, ticket 4711", (string?)(await one.Account(person))["lock_reason"]);
        Assert.Equal(1, await one.Audited("lock_person", person.Id.ToString()));
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password }).IsRefused(403, "account.locked");
    }

    [Fact]
    public async Task Ends_half_done_sign_ins_and_the_trust_in_browsers()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await app.Sql("""
            insert into pending_sign_ins (id, person_id, token_hash, security_stamp, attempts, is_unfamiliar, created_at, expires_at)
            select gen_random_uuid(), id, sha256(id::text::bytea), security_stamp, 0, false, now(), now() + interval '5 minutes'
            from people where id = $1
            """, person.Id.Value);
        await app.Sql("""
            insert into devices (id, person_id, token_hash, name, address, trusted_until, security_stamp, created_at, last_seen_at)
            select gen_random_uuid(), id, '\x01', 'x', '', now() + interval '30 days', security_stamp, now(), now()
            from people where id = $1
            """, person.Id.Value);
        await one.Lock(person);
        Assert.Equal(0L, await app.Sql("""
            select count(*) from pending_sign_ins s join people p on p.id = s.person_id
            where p.id = $1 and s.security_stamp = p.security_stamp
            """, person.Id.Value));
        Assert.Equal(0L, await app.Sql(
            "select count(*) from devices where person_id = $1 and trusted_until is not null", person.Id.Value));
    }

    [Fact]
    [Asvs("7.4.2", 1), Asvs("8.3.2", 3)]
    public async Task Another_node_refuses_the_persons_key_and_ends_their_stream_within_a_second()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var (database, feed) = (app.Services.GetRequiredService<Database>(), new EventFeed());
        var ring = new KeyRing(
            database, app.Services.GetRequiredService<Peppers>(), app.Services.GetRequiredService<RolePermissions>());
        var key = await person.Key("banking:read");
        using var relay = new EventRelay(database, new(), [new StreamEnds(feed)], NullLogger<EventRelay>.Instance);
        await relay.StartAsync(CancellationToken.None);
        using var stream = feed.Subscribe(person.Environment, person.Id.Value);
        await Tester.Until(async () => await app.Sql(
            "select count(*) from pg_stat_activity where query like '%listen fintech_stream_ends%'"), n => n is >= 2L);
        Assert.Null((await ring.Find(key, null, CancellationToken.None)).Refusal);

        await one.Lock(person);

        await Tester.Until(() => Task.FromResult(stream.HasEnded), ended => ended, seconds: 1);
        await Tester.Until(async () => await ring.Find(key, null, CancellationToken.None), c => c.Refusal is not null, seconds: 2);
        await relay.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Nobody_locks_themself()
    {
        var one = await app.NewOperator();
        await app.NewOperator();
        await one.LockAnswer(one.Id).IsRefused(409, "operator.own_account");
        await one.Account(one);
    }

    [Fact]
    public async Task Of_two_operators_who_lock_each_other_at_once_one_stays()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await app.NewOperator(), await app.NewOperator());
            var answers = await Task.WhenAll(a.LockAnswer(b.Id), b.LockAnswer(a.Id));
            Assert.Single(answers, x => x.StatusCode is HttpStatusCode.OK);
            Assert.Equal(1L, await app.Sql(
                "select count(*) from people where id in ($1, $2) and locked_at is null", a.Id.Value, b.Id.Value));
        }
    }

    [Fact]
    public async Task A_retry_says_so_and_a_second_lock_gives_a_new_reason()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var body = new JsonObject { ["reason"] = "First" };
        using var first = await one.ActAnswer(person.Id, "lock", body, "once");
        using var again = await one.ActAnswer(person.Id, "lock", body, "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var at = (string?)(await one.Account(person))["locked_at"];
        var later = await one.Lock(person, "Second");
        Assert.Equal(("Second", at), ((string?)later["lock_reason"], (string?)later["locked_at"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u202eevil")]
    public async Task Wants_a_reason(string reason) =>
        await (await app.NewOperator()).LockAnswer((await app.NewPerson()).Id, reason).IsRefused(400, "request.invalid");

    [Fact]
    public async Task Says_that_nobody_has_this_id() =>
        await (await app.NewOperator()).LockAnswer(new(Guid.CreateVersion7())).IsRefused(404, "person.not_found");
}
