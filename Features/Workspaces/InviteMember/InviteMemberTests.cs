using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.InviteMember;

public sealed class InviteMemberTests(App app) : IClassFixture<App>
{
    static string Somebody() => $"n{Guid.NewGuid():N}@fintech.example";

    [Fact]
    public async Task Mails_a_link_and_tells_nothing_of_who_has_an_account()
    {
        var (owner, known) = (await app.NewPerson(), await app.NewPerson());
        var nobody = Somebody();
        var (a, b) = (await owner.Invite(known.Email, "viewer"), await owner.Invite(nobody, "viewer"));
        Assert.Equal(a.Select(p => p.Key), b.Select(p => p.Key));
        Assert.Equal("open", (string?)b["status"]);
        Assert.NotEqual("", await app.Invited(nobody));
        var told = await owner.Told("invitation.created", data => (string?)data["object"]!["email"] == known.Email);
        Assert.Equal((string?)a["id"], (string?)told["data"]!["object"]!["id"]);
        Assert.DoesNotContain("token", b.ToJsonString());
    }

    [Fact]
    public async Task A_second_one_takes_the_first_ones_place()
    {
        var owner = await app.NewPerson();
        var invited = await app.NewPerson();
        await owner.Invite(invited.Email, "viewer");
        var first = await app.Invited(invited.Email);
        await owner.Invite(invited.Email, "analyst");
        Assert.Single((await owner.Http.Read("/v1/invitations"))["data"]!.AsArray());
        await invited.AcceptAnswer(first).IsRefused(400, "invitation.invalid");
        (await invited.AcceptAnswer(await app.Invited(invited.Email))).EnsureSuccessStatusCode();
        Assert.Equal("analyst", (string?)(await owner.Member(invited))["role"]);
    }

    [Fact]
    public async Task Refuses_members_owners_by_an_admin_and_strangers()
    {
        var owner = await app.NewPerson();
        var admin = await owner.Joined("admin");
        await owner.InviteAnswer(admin.Email, "viewer").IsRefused(409, "member.already_there");
        await admin.InviteAnswer(Somebody(), "owner").IsRefused(403, "member.owners_only");
        await owner.InviteAnswer("nobody", "viewer").IsRefused(400, "request.invalid");
        var viewer = await owner.Joined("viewer");
        await viewer.InviteAnswer(Somebody(), "viewer").IsRefused(403, "auth.insufficient_scope");
        await (owner with { Http = app.Client() }).InviteAnswer(Somebody(), "viewer").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Does_not_flood_a_mailbox_and_a_retry_mails_once()
    {
        var owner = await app.NewPerson();
        var email = Somebody();
        var sent = 0;
        while (true)
        {
            using var answer = await owner.InviteAnswer(email, "viewer");
            if ((int)answer.StatusCode == 429) break;
            sent++;
        }
        Assert.InRange(sent, 4, 9);
        var other = Somebody();
        var body = new System.Text.Json.Nodes.JsonObject { ["email"] = other, ["role"] = "viewer" };
        using var first = await owner.Http.Send(HttpMethod.Post, "/v1/invitations", body.DeepClone().AsObject(), "once");
        using var again = await owner.Http.Send(HttpMethod.Post, "/v1/invitations", body, "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single(await new Mailbox(app, other).All());
    }
}
