using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.ListMembers;

public sealed class ListMembersTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Shows_who_is_there_with_their_role_and_which_one_asks()
    {
        var owner = await app.NewPerson();
        var analyst = await owner.Joined("analyst", "payments:write");
        var members = (await owner.Http.Read("/v1/members"))["data"]!.AsArray();
        Assert.Equal([owner.Email, analyst.Email], members.Select(m => (string?)m!["person"]!["email"]));
        Assert.Equal(["owner", "analyst"], members.Select(m => (string?)m!["role"]));
        Assert.Equal([true, false], members.Select(m => (bool)m!["you"]!));
        Assert.Equal(["payments:write"], members[1]!["grants"]!.AsArray().Select(g => (string?)g));
        var second = await owner.Http.Read($"/v1/members?cursor={(await owner.Http.Read("/v1/members?limit=1"))["next_cursor"]}");
        Assert.Equal(analyst.Email, (string?)Assert.Single(second["data"]!.AsArray())!["person"]!["email"]);
    }

    [Fact]
    public async Task Is_for_those_who_manage_the_workspace()
    {
        var owner = await app.NewPerson();
        var viewer = await owner.Joined("viewer");
        await viewer.Http.Send(HttpMethod.Get, "/v1/members").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/members").IsRefused(401, "auth.required");
        var key = await owner.ClientWith("developers:manage");
        await key.Send(HttpMethod.Get, "/v1/members").IsRefused(403, "auth.insufficient_scope");
        var admin = await owner.Joined("admin");
        await admin.Http.Read("/v1/members");
    }

    [Fact]
    public async Task Shows_nobody_of_another_workspace()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        Assert.Single((await mine.Http.Read("/v1/members"))["data"]!.AsArray());
        mine.GoTo(theirs.Environment.ToString());
        await mine.Http.Send(HttpMethod.Get, "/v1/members").IsRefused(404, "environment.not_found");
    }
}
