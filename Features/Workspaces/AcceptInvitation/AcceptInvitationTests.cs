using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.AcceptInvitation;

public sealed class AcceptInvitationTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Opens_the_workspace_with_the_offered_role()
    {
        var owner = await app.NewPerson();
        var developer = await owner.Joined("developer");
        var workspace = (await developer.Http.Read("/v1/me"))["workspaces"]!.AsArray()
            .Single(w => (string?)w!["id"] == owner.Workspace.ToString())!;
        Assert.Equal("developer", (string?)workspace["role"]);
        Assert.Equal(2, workspace["environments"]!.AsArray().Count);
        var joined = await owner.Told("member.joined");
        Assert.Equal(developer.Id.ToString(), (string?)joined["actor"]!["id"]);
    }

    [Fact]
    [Asvs("6.4.1", 1), Asvs("6.5.1", 2)]
    public async Task Of_fifty_at_once_one_wins()
    {
        var (owner, invited) = (await app.NewPerson(), await app.NewPerson());
        await owner.Invite(invited.Email, "viewer");
        var token = await app.Invited(invited.Email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => invited.AcceptAnswer(token)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.All(answers, a => Assert.True((int)a.StatusCode is 200 or 400 or 409, $"{(int)a.StatusCode}"));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData(null)]
    public async Task Ends_with_the_right_of_whoever_invited(string? becomes)
    {
        var (owner, invited) = (await app.NewPerson(), await app.NewPerson());
        var admin = await owner.Joined("admin");
        await admin.Invite(invited.Email, "admin");
        var id = await owner.MemberId(admin);
        if (becomes is null) await owner.Http.Sent(HttpMethod.Delete, "/v1/members/" + id);
        else (await owner.ChangeAnswer(id, becomes)).EnsureSuccessStatusCode();
        await invited.AcceptAnswer(await app.Invited(invited.Email)).IsRefused(400, "invitation.invalid");
    }

    [Fact]
    [Asvs("6.4.1", 1)]
    public async Task Only_for_the_invited_address_and_within_its_time()
    {
        var (owner, invited, other) = (await app.NewPerson(), await app.NewPerson(), await app.NewPerson());
        await owner.Invite(invited.Email, "viewer");
        var token = await app.Invited(invited.Email);
        await other.AcceptAnswer(token).IsRefused(403, "invitation.other_address");
        await (invited with { Http = app.Client() }).AcceptAnswer(token).IsRefused(401, "auth.required");
        await app.Sql("update invitations set expires_at = now() where workspace_id = $1", owner.Workspace.Value);
        await invited.AcceptAnswer(token).IsRefused(400, "invitation.invalid");
        Assert.Single((await invited.Http.Read("/v1/me"))["workspaces"]!.AsArray());
    }
}
