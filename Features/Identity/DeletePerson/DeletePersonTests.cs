using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Features.Identity.DeletePerson;

public sealed class DeletePersonTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Leaves_nothing_of_the_name_and_the_address_in_any_table_but_the_logs()
    {
        var (person, name) = await Named();
        await person.Link();
        await person.Key("banking:read");
        await person.ReadyCopy();
        await person.Http.Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        await person.Http.Sent(HttpMethod.Post, "/v1/me/email",
            new JsonObject { ["new_email"] = $"c{Guid.NewGuid():N}@fintech.example" });
        await (await app.NewPerson()).Invite(person.Email, "viewer");
        await new Mailbox(app, person.Email).All(); // whatever was to be mailed has left the outbox
        Assert.NotEmpty(await Holding(person.Email));
        Assert.NotEmpty(await Holding(name));
        await Delete(person);
        await new Mailbox(app, person.Email).Newest("account-deleted");
        Assert.Empty(await Holding(person.Email));
        Assert.Empty(await Holding(name));
        Assert.Empty(await Holding(person.Id.Value.ToString(), except: ["people", "api_keys", "invitations"]));
        Assert.Equal($"Deleted person|deleted-{person.Id.Value:N}@deleted.invalid", await app.Sql(
            "select name || '|' || email from people where id = $1 and deleted_at is not null and deletes_at is null",
            person.Id.Value));
    }

    /// <summary>Tables with a row that has these words in it. The append-only logs are not looked at: nobody may change them.</summary>
    async Task<List<string>> Holding(string words, params string[] except)
    {
        var database = app.Services.GetRequiredService<Database>();
        List<string> tables = [], holding = [];
        await using (var list = database.Side.CreateCommand("""
            select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name !~ '^(events|audit_entries)'
            """))
        await using (var row = await list.ExecuteReaderAsync())
            while (await row.ReadAsync()) tables.Add(row.GetString(0));
        Assert.Contains("people", tables);
        foreach (var table in tables.Except(except))
            if (await app.Sql($"select exists (select 1 from {new NpgsqlCommandBuilder().QuoteIdentifier(table)} t "
                + "where strpos(lower(t::text), lower($1)) > 0)", words) is true)
                holding.Add(table);
        return holding;
    }

    async Task<(Tester Person, string Name)> Named()
    {
        var (person, name) = (await app.NewPerson(), $"Zelda {Guid.NewGuid():N}");
        await person.Http.Sent(HttpMethod.Patch, "/v1/me", new JsonObject { ["name"] = name });
        return (person, name);
    }

    async Task Due(Tester person)
    {
        await person.Http.Sent(HttpMethod.Post, "/v1/me/deletion", []);
        // A waiting period is longer than a call takes to be in the log.
        await Tester.Until(() => app.Sql("select count(*) from api_calls where person_id = $1 and operation = 'POST /v1/me/deletion'",
            person.Id.Value), calls => calls is not 0L);
        await app.Sql("update people set deletes_at = now() where id = $1", person.Id.Value);
    }

    async Task Delete(Tester person)
    {
        await Due(person);
        await app.Sweep();
        await IsDeleted(person);
    }

    Task<object?> IsDeleted(Tester person) => Tester.Until(
        () => app.Sql("select name = 'Deleted person' from people where id = $1", person.Id.Value), is_ => is_ is true, 60);

    [Fact]
    public async Task Access_at_the_bank_is_ended_and_what_came_from_it_erased()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await person.Link();
        await other.Link();
        await Delete(person);
        Assert.Equal(0L, await Rows("bank_connections", person) + await Rows("bank_accounts", person)
            + await Rows("bank_transactions", person));
        var spoken = await app.Sql("""
            select count(*) from audit_entries where action = 'remove_bank_connection' and outcome = 'done' and environment_id = $1
            """, person.Environment.Value);
        Assert.Equal(1L, spoken);
        Assert.NotEqual(0L, await Rows("bank_transactions", other));
        Assert.NotEmpty((await other.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
    }

    async Task<long> Rows(string table, Tester person) =>
        (long)(await app.Sql($"select count(*) from {table} where environment_id = $1", person.Environment.Value))!;

    [Fact]
    [Asvs("7.4.2", 1)]
    public async Task No_session_key_or_password_works_any_more_and_the_address_is_free()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        await Delete(person);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password }).IsRefused(401, "sign_in.refused");
        var again = new Newcomer(app) { Email = person.Email };
        await again.Register();
        await again.Confirm(await again.MailedToken());
        await again.SignIn();
    }

    [Fact]
    [Asvs("16.5.3", 2)]
    public async Task A_failure_half_way_closes_the_account_and_the_next_sweep_goes_on_from_there()
    {
        var person = await app.NewPerson();
        await person.Link();
        await person.Link("ins_109509");
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/item/remove", ["error_code"] = "INTERNAL_SERVER_ERROR", ["times"] = 50,
        });
        await Due(person);
        await app.Sweep();
        await Tester.Until(() => app.Sql(
            "select count(*) from people where id = $1 and deleted_at is not null", person.Id.Value), n => n is 1L);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await Task.Delay(1000);
        await NobodyGetsIn(person);
        Assert.Equal(person.Email, await app.Sql("select email from people where id = $1", person.Id.Value));
        await app.Sweep(); // not before its time
        Assert.NotEqual(0L, await Rows("bank_accounts", person));
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults/clear", []);
        await app.Sql("update people set deletes_at = now() where id = $1", person.Id.Value);
        await app.Sweep();
        await IsDeleted(person);
        Assert.Equal(0L, await Rows("bank_connections", person));
        Assert.Single(await new Mailbox(app, person.Email).All(), f => f.Contains("_account-deleted_"));
    }

    async Task NobodyGetsIn(Tester person)
    {
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password }).IsRefused(401, "sign_in.refused");
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        Assert.Contains("_no-account_", (await new Mailbox(app, person.Email).All())[0]);
    }

    [Fact]
    public async Task Many_who_find_it_at_once_do_it_once()
    {
        var person = await app.NewPerson();
        await person.Link();
        await Due(person);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Sweep()));
        await IsDeleted(person);
        await Task.Delay(1000);
        Assert.Single(await new Mailbox(app, person.Email).All(), f => f.Contains("_account-deleted_"));
    }

    [Fact]
    public async Task Leaves_shared_workspaces_and_those_who_stay_are_told()
    {
        var owner = await app.NewPerson();
        var member = await owner.Joined("developer");
        var key = await member.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        await Delete(member);
        var told = await owner.Told("member.removed", d => (string?)d["object"]!["person"]!["id"] == member.Id.ToString());
        Assert.Equal("job", (string?)told["actor"]!["kind"]);
        Assert.DoesNotContain((await owner.Http.Read("/v1/members"))["data"]!.AsArray(),
            m => (string?)m!["person"]!["id"] == member.Id.ToString());
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        await owner.Http.Read("/v1/banking/accounts");
    }

    [Fact]
    public async Task A_workspace_that_was_handed_over_stays_and_knows_the_person_no_more()
    {
        var owner = await app.NewPerson();
        await owner.Link();
        var heir = await owner.Joined("admin");
        await owner.Http.Sent(HttpMethod.Post, $"/v1/members/{await owner.MemberId(heir)}/hand-over", []);
        await Delete(owner);
        Assert.NotEmpty((await heir.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
        Assert.Equal("Deleted person", await app.Sql(
            "select name from customers where environment_id = $1 and email is null", owner.Environment.Value));
    }

    [Fact]
    public async Task Who_became_the_only_owner_meanwhile_is_kept_and_told()
    {
        var owner = await app.NewPerson();
        await Due(owner);
        await app.Sql("update people set deletes_at = now() + interval '1 day' where id = $1", owner.Id.Value);
        await owner.Joined("viewer");
        await app.Sql("update people set deletes_at = now() where id = $1", owner.Id.Value);
        await app.Sweep();
        await new Mailbox(app, owner.Email).Newest("deletion-put-off");
        Assert.Null((await owner.Http.Read("/v1/me"))["deletes_at"]);
    }

    [Fact]
    public async Task An_open_invitation_into_an_empty_workspace_leads_nowhere()
    {
        var (person, guest) = (await app.NewPerson(), await app.NewPerson());
        await person.Invite(guest.Email, "viewer");
        var token = await app.Invited(guest.Email);
        await Delete(person);
        await guest.AcceptAnswer(token).IsRefused(400, "invitation.invalid");
    }

    [Fact]
    public async Task Nothing_happens_before_its_time_or_after_it_was_cancelled()
    {
        var (early, kept) = (await app.NewPerson(), await app.NewPerson());
        await early.Http.Sent(HttpMethod.Post, "/v1/me/deletion", []);
        await kept.Http.Sent(HttpMethod.Post, "/v1/me/deletion", []);
        await kept.Http.Sent(HttpMethod.Delete, "/v1/me/deletion");
        foreach (var person in new[] { early, kept })
            await ActivatorUtilities.CreateInstance<DeletePersonJob>(app.Services.CreateScope().ServiceProvider)
                .Run(person.Id.Value, CancellationToken.None);
        await early.Http.Read("/v1/me");
        await kept.Http.Read("/v1/me");
    }
}
