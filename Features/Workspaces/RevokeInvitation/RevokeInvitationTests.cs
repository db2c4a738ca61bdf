using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.RevokeInvitation;

public sealed class RevokeInvitationTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Revoke(Tester by, object? id) =>
        by.Http.Send(HttpMethod.Delete, "/v1/invitations/" + id);

    [Fact]
    public async Task The_link_leads_nowhere_and_doing_it_again_changes_nothing()
    {
        var (owner, invited) = (await app.NewPerson(), await app.NewPerson());
        var invitation = await owner.Invite(invited.Email, "viewer");
        for (var i = 0; i < 2; i++)
        {
            using var revoked = await Revoke(owner, invitation["id"]);
            Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        }
        await invited.AcceptAnswer(await app.Invited(invited.Email)).IsRefused(400, "invitation.invalid");
        await owner.Told("invitation.revoked");
        Assert.Single((await owner.Http.Read("/v1/events?type=invitation.revoked"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Accepting_and_taking_back_at_once_never_both_succeed()
    {
        var (owner, invited) = (await app.NewPerson(), await app.NewPerson());
        var invitation = await owner.Invite(invited.Email, "viewer");
        var token = await app.Invited(invited.Email);
        var answers = await Task.WhenAll(invited.AcceptAnswer(token), Revoke(owner, invitation["id"]));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
    }

    [Fact]
    public async Task Not_an_accepted_one_and_not_somebody_elses()
    {
        var (owner, stranger) = (await app.NewPerson(), await app.NewPerson());
        await owner.Joined("viewer");
        var accepted = (await owner.Http.Read("/v1/invitations?include_ended=true"))["data"]![0]!["id"];
        await Revoke(owner, accepted).IsRefused(409, "invitation.not_open");
        await Revoke(stranger, accepted).IsRefused(404, "invitation.not_found");
    }
}
