using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Audit;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Audit.VerifyAudit;

public sealed class VerifyAuditTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_trail_that_nobody_touched_is_intact()
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        var check = await person.Verified();
        Assert.True((bool)check["intact"]!);
        Assert.Equal(entries.Count, (long)check["entries"]!);
        Assert.Equal((long)entries[0]["sequence"]!, (long)check["sequence"]!);
        Assert.Equal((string)entries[0]["digest"]!, (string)check["digest"]!);
        // It tells of the check itself, in the chain.
        Assert.Equal("verify_audit", (string?)(await person.Linked())[0]["action"]);
    }

    [Theory]
    [InlineData("update audit_entries set outcome = 'refused' where id = $1", "changed_entry")]
    [InlineData("update audit_entries set subject = 'key_00000000000000000000000000' where id = $1", "changed_entry")]
    [InlineData("update audit_entries set actor = jsonb_set(actor, '{id}', '\"per_00000000000000000000000000\"') where id = $1", "changed_entry")]
    [InlineData("update audit_entries set created_at = created_at - interval '1 microsecond' where id = $1", "changed_entry")]
    [InlineData("update audit_entries set request_id = 'req_00000000000000000000000000' where id = $1", "changed_entry")]
    [InlineData("update audit_links set hash = sha256('x') where entry_id = $1", "changed_entry")]
    [InlineData("update audit_details set data = '{\"ip\":\"203.0.113.7\",\"user_agent\":null}' where entry_id = $1", "changed_details")]
    [InlineData("update audit_entries set details_digest = null where id = $1", "changed_entry")]
    [InlineData("delete from audit_entries where id = $1", "missing_entry")]
    [InlineData("delete from audit_links where entry_id = $1", "missing_link")]
    public async Task What_was_tampered_with_is_named(string sql, string kind)
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        var victim = entries[1];
        await app.Tamper(sql, Trail.Uuid(victim));
        var check = await person.Verified();
        Assert.False((bool)check["intact"]!);
        var fault = check["fault"]!;
        Assert.Equal(kind, (string?)fault["kind"]);
        Assert.Equal((long)victim["sequence"]!, (long)fault["sequence"]!);
        if (kind != "missing_link") Assert.Equal((string)victim["id"]!, (string?)fault["entry_id"]);
        Assert.Equal((long)victim["sequence"]! - 1, (long)check["sequence"]!);
        // In sight until another check finds the trail whole.
        var status = await person.Http.Read("/v1/status");
        Assert.Equal("broken", (string?)status["data"]!.AsArray().Single(p => (string?)p!["name"] == "audit")!["state"]);
        Assert.Contains("The trail was tampered with.", await person.Http.GetStringAsync($"/portal/audit?environment={person.Environment}"));
        var told = await Told(person);
        Assert.Equal(kind, (string?)Assert.Single(told["data"]!.AsArray())!["data"]!["object"]!["fault"]!["kind"]);
    }

    static Task<System.Text.Json.Nodes.JsonObject> Told(Tester person) => Tester.Until(
        () => person.Http.Read("/v1/events?type=audit.tampered"), list => list["data"]!.AsArray().Count > 0);

    [Fact]
    public async Task Entries_that_changed_places_are_named()
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        var (one, other) = (Trail.Uuid(entries[0]), Trail.Uuid(entries[1]));
        await app.Tamper("update audit_links set entry_id = gen_random_uuid() where entry_id = $1", one);
        await app.Tamper("update audit_links set entry_id = $1 where entry_id = $2", one, other);
        var check = await person.Verified();
        Assert.Equal("changed_entry", (string?)check["fault"]!["kind"]);
        Assert.Equal((long)entries[1]["sequence"]!, (long)check["fault"]!["sequence"]!);
    }

    [Fact]
    public async Task A_chain_that_was_cut_off_is_longer_in_an_earlier_check()
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        Assert.True((bool)(await person.Verified())["intact"]!);
        foreach (var entry in (await person.Linked()).Take(2))
        {
            await app.Tamper("delete from audit_links where entry_id = $1", Trail.Uuid(entry));
            await app.Tamper("delete from audit_entries where id = $1", Trail.Uuid(entry));
        }
        var check = await person.Verified();
        Assert.Equal("rewritten", (string?)check["fault"]!["kind"]);
        Assert.Equal((long)entries[0]["sequence"]!, (long)check["fault"]!["sequence"]!);
    }

    [Fact]
    public async Task An_entry_in_no_chain_is_named_once_it_is_five_seconds_old()
    {
        var person = await app.NewPerson();
        await person.WithTrail();
        var id = Guid.CreateVersion7();
        await app.Tamper("""
            with entry as (insert into audit_entries (id, created_at, workspace_id, action, outcome, actor, request_id)
                values ($1, now() - interval '2 seconds', $2, 'forged', 'done', '{"kind":"job","id":"nobody"}', 'req_x') returning id)
            select id from entry
            """, id, person.Workspace.Value);
        await app.Tamper("delete from audit_unlinked where entry_id = $1", id);
        await app.Tamper("delete from audit_links where entry_id = $1", id);
        var check = await Tester.Until(person.Verified, c => !(bool)c["intact"]!);
        Assert.Equal("unlinked", (string?)check["fault"]!["kind"]);
        Assert.Equal(new AuditEntryId(id).ToString(), (string?)check["fault"]!["entry_id"]);
    }

    [Fact]
    public async Task Erased_details_break_nothing()
    {
        var person = await app.NewPerson();
        var before = await person.WithTrail();
        Assert.All(before, e => Assert.NotNull((string?)e["ip"]));
        await app.Sql("delete from audit_details where person_id = $1", person.Id.Value);
        var check = await person.Verified();
        Assert.True((bool)check["intact"]!);
        Assert.Equal(before.Count, (long)check["erased_details"]!);
        Assert.All((await person.Linked()).Skip(1), e => Assert.Null(e["ip"]));
    }

    [Fact]
    public async Task Every_night_each_chain_is_checked_and_its_workspace_told()
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        await app.Tamper("update audit_entries set action = 'nothing_at_all' where id = $1", Trail.Uuid(entries[0]));
        await ActivatorUtilities.CreateInstance<VerifyAuditJob>(app.Services).Run(CancellationToken.None);
        var told = await Told(person);
        Assert.Equal(person.Workspace.ToString(), (string?)Assert.Single(told["data"]!.AsArray())!["data"]!["object"]!["chain"]);
        Assert.Equal("job", (string?)told["data"]![0]!["actor"]!["kind"]);
        Assert.Equal(1L, await app.Sql("select count(*) from audit_checks where chain = $1 and fault = 'ChangedEntry'", person.Workspace.Value));
        Assert.True((long)(await app.Sql("select count(*) from audit_checks where chain = '00000000-0000-0000-0000-000000000000'"))! > 0);
    }

    [Fact]
    public async Task Is_for_those_who_manage_the_workspace()
    {
        var owner = await app.NewPerson();
        var developer = await owner.Joined("developer");
        await developer.Http.Send(HttpMethod.Post, "/v1/audit/verify", []).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Post, "/v1/audit/verify", []).IsRefused(401, "auth.required");
    }
}
