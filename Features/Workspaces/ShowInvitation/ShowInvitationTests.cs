using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.ShowInvitation;

public sealed class ShowInvitationTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Says_who_invites_where_and_as_what_to_whoever_holds_the_link()
    {
        var owner = await app.NewPerson();
        var email = $"n{Guid.NewGuid():N}@fintech.example";
        await owner.Invite(email, "analyst");
        var body = new JsonObject { ["token"] = await app.Invited(email) };
        var offer = await app.Client().Sent(HttpMethod.Post, "/v1/auth/invitation", body);
        Assert.Equal(("Test Person", "analyst", email),
            ((string?)offer["workspace"], (string?)offer["role"], (string?)offer["email"]));
        Assert.Contains(owner.Email, (string?)offer["invited_by"]);
    }

    [Fact]
    public async Task A_link_that_is_not_one_shows_nothing() => await app.Client()
        .Send(HttpMethod.Post, "/v1/auth/invitation", new JsonObject { ["token"] = "nonsense" })
        .IsRefused(400, "invitation.invalid");
}
