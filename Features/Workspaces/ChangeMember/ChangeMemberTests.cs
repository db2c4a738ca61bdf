using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.ChangeMember;

public sealed class ChangeMemberTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("8.3.2", 3)]
    public async Task A_demoted_person_has_the_new_rights_with_the_next_request_and_so_have_their_keys()
    {
        var owner = await app.NewPerson();
        var developer = await owner.Joined("developer");
        var key = await developer.ClientWith("developers:manage", "banking:read");
        await key.Read("/v1/api-keys"); // now it is warm
        using (var changed = await owner.ChangeAnswer(await owner.MemberId(developer), "viewer"))
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await key.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
        await developer.Http.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
        await key.Read("/v1/banking/accounts");
        Assert.Contains("role", (await new Mailbox(app, developer.Email).Newest()).Subject);
        var told = (await owner.Told("member.changed"))["data"]!;
        Assert.Equal("viewer", (string?)told["object"]!["role"]);
        Assert.Equal("developer", (string?)told["previous"]!["role"]);
    }

    [Fact]
    public async Task Nobody_raises_themselves_and_an_admin_touches_no_owner()
    {
        var owner = await app.NewPerson();
        var admin = await owner.Joined("admin");
        var viewer = await owner.Joined("viewer");
        await admin.ChangeAnswer(await owner.MemberId(admin), "owner").IsRefused(409, "member.own_role");
        await admin.ChangeAnswer(await owner.MemberId(owner), "viewer").IsRefused(403, "member.owners_only");
        await admin.ChangeAnswer(await owner.MemberId(viewer), "owner").IsRefused(403, "member.owners_only");
        await viewer.ChangeAnswer(await owner.MemberId(viewer), "owner").IsRefused(403, "auth.insufficient_scope");
        Assert.Equal("viewer", (string?)(await owner.Member(viewer))["role"]);
    }

    [Fact]
    public async Task Two_owners_cannot_both_unmake_each_other()
    {
        var owner = await app.NewPerson();
        var second = await owner.Joined("owner");
        var (a, b) = (await owner.MemberId(owner), await owner.MemberId(second));
        var answers = await Task.WhenAll(owner.ChangeAnswer(b, "viewer"), second.ChangeAnswer(a, "viewer"));
        Assert.Equal(1, answers.Count(x => x.StatusCode is HttpStatusCode.OK));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from memberships where workspace_id = $1 and role = 'owner'", owner.Workspace.Value));
    }

    [Fact]
    public async Task Only_moving_money_is_granted_by_name_and_it_needs_a_fresh_proof()
    {
        var owner = await app.NewPerson();
        var viewer = await owner.Joined("viewer");
        var id = await owner.MemberId(viewer);
        await owner.ChangeAnswer(id, "viewer", "workspace:manage").IsRefused(400, "request.invalid");
        await owner.ChangeAnswer(id, "king").IsRefused(400, "request.invalid");
        await app.Sql("update sessions set step_up_at = now() - interval '6 minutes' where person_id = $1", owner.Id.Value);
        await owner.ChangeAnswer(id, "analyst").IsRefused(403, "auth.step_up_required");
    }
}
