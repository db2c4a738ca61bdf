using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.ListInvitations;

public sealed class ListInvitationsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Shows_the_open_ones_and_on_demand_what_became_of_the_others()
    {
        var owner = await app.NewPerson();
        await owner.Joined("viewer");
        await owner.Invite($"n{Guid.NewGuid():N}@fintech.example", "viewer");
        Assert.Single((await owner.Http.Read("/v1/invitations"))["data"]!.AsArray());
        var all = (await owner.Http.Read("/v1/invitations?include_ended=true"))["data"]!.AsArray();
        Assert.Equal(["open", "accepted"], all.Select(i => (string?)i!["status"]));
        await app.Sql("update invitations set expires_at = now() where workspace_id = $1", owner.Workspace.Value);
        Assert.Empty((await owner.Http.Read("/v1/invitations"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Is_for_those_who_manage_the_workspace()
    {
        var (owner, stranger) = (await app.NewPerson(), await app.NewPerson());
        await owner.Invite($"n{Guid.NewGuid():N}@fintech.example", "viewer");
        Assert.Empty((await stranger.Http.Read("/v1/invitations"))["data"]!.AsArray());
        var viewer = await owner.Joined("viewer");
        await viewer.Http.Send(HttpMethod.Get, "/v1/invitations").IsRefused(403, "auth.insufficient_scope");
    }
}
