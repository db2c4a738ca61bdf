using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Workspaces.SetSecondFactorPolicy;

public sealed class SetSecondFactorPolicyTests(App app) : IClassFixture<App>
{
    const string Policy = "/v1/workspace/second-factor", Accounts = "/v1/banking/accounts";

    static JsonObject Body(bool required) => new() { ["required"] = required };

    Task Gains(Tester person) => app.Sql("update people set has_second_factor = true where id = $1", person.Id.Value);

    async Task<(Tester Owner, Tester Member)> Two()
    {
        var owner = await app.NewPerson();
        await Gains(owner);
        return (owner, await owner.Joined("developer"));
    }

    static Task<JsonObject> Require(Tester owner, bool required = true) =>
        owner.Http.Sent(HttpMethod.Put, Policy, Body(required));

    [Fact]
    [Asvs("6.3.3", 2, Partly = true)]
    public async Task A_member_without_a_factor_is_kept_out_at_once_until_they_have_one()
    {
        var (owner, member) = await Two();
        await member.Http.Read(Accounts);
        Assert.True((bool)(await Require(owner))["requires_second_factor"]!);
        await member.Http.Send(HttpMethod.Get, Accounts).IsRefused(403, "auth.second_factor_missing");
        using (var portal = await member.Http.GetAsync("/portal/keys"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, portal.StatusCode);
            Assert.Contains("second factor", await portal.Content.ReadAsStringAsync());
        }
        await owner.Http.Read(Accounts);
        await member.Http.Read("/v1/me");
        await Gains(member);
        await member.Http.Read(Accounts);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/portal/keys")).StatusCode);
    }

    [Fact]
    public async Task It_is_a_matter_of_this_workspace_alone()
    {
        var (owner, member) = await Two();
        await Require(owner);
        var home = (await member.Http.Read("/v1/me"))["workspaces"]!.AsArray()
            .Single(w => (string?)w!["id"] != owner.Workspace.ToString())!["environments"]![1]!;
        member.GoTo((string)home["id"]!);
        await member.Http.Read(Accounts);
    }

    [Fact]
    public async Task Keys_follow_their_maker_here_at_once_and_elsewhere_within_a_second()
    {
        var (owner, member) = await Two();
        var secret = await member.Key("banking:read");
        using var key = new HttpClient { BaseAddress = app.Url };
        key.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        var other = new KeyRing(app.Services.GetRequiredService<Database>(),
            app.Services.GetRequiredService<Peppers>(), app.Services.GetRequiredService<RolePermissions>());
        await key.Read(Accounts);
        Assert.False((await other.Find(secret, null, CancellationToken.None)).MustEnrol);
        await Require(owner);
        await key.Send(HttpMethod.Get, Accounts).IsRefused(403, "auth.second_factor_missing");
        await Tester.Until(async () => await other.Find(secret, null, CancellationToken.None), c => c.MustEnrol, seconds: 2);
        await Require(owner, false);
        await key.Read(Accounts);
    }

    [Fact]
    public async Task Whoever_requires_one_has_one_and_is_seen_to()
    {
        var owner = await app.NewPerson();
        await owner.Http.Send(HttpMethod.Put, Policy, Body(true)).IsRefused(409, "workspace.own_factor_first");
        await Require(owner, false);
        Assert.False((bool)(await owner.Member(owner))["second_factor"]!);
        await Gains(owner);
        await Require(owner);
        Assert.True((bool)(await owner.Member(owner))["second_factor"]!);
        Assert.DoesNotContain("has_second_factor", (await owner.Member(owner)).ToJsonString());
    }

    [Fact]
    public async Task A_change_is_told_once_and_a_retry_says_so()
    {
        var (owner, _) = await Two();
        using var first = await owner.Http.Send(HttpMethod.Put, Policy, Body(true), "once");
        using var again = await owner.Http.Send(HttpMethod.Put, Policy, Body(true), "once");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await Require(owner);
        var told = (await owner.Told("workspace.policy_changed"))["data"]!;
        Assert.Equal((true, false), ((bool)told["object"]!["requires_second_factor"]!,
            (bool)told["previous"]!["requires_second_factor"]!));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from events where environment_id = $1 and type = 'workspace.policy_changed'", owner.Environment.Value));
    }

    [Fact]
    public async Task Is_for_those_who_manage_the_workspace_and_proved_it_is_them()
    {
        var (owner, member) = await Two();
        await member.Http.Send(HttpMethod.Put, Policy, Body(false)).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Put, Policy, Body(false)).IsRefused(401, "auth.required");
        await owner.Http.Send(HttpMethod.Put, Policy, []).IsRefused(400, "request.invalid");
        await owner.Forget();
        await owner.Http.Send(HttpMethod.Put, Policy, Body(false)).IsRefused(403, "auth.step_up_required");
    }
}
