using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.HandOverWorkspace;

public sealed class HandOverWorkspaceTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> HandOver(Tester by, string member) =>
        by.Http.Send(HttpMethod.Post, $"/v1/members/{member}/hand-over", []);

    [Fact]
    public async Task The_heir_owns_it_and_the_owner_stays_as_admin()
    {
        var owner = await app.NewPerson();
        var heir = await owner.Joined("viewer");
        (await HandOver(owner, await owner.MemberId(heir))).EnsureSuccessStatusCode();
        Assert.Equal("owner", (string?)(await heir.Member(heir))["role"]);
        Assert.Equal("admin", (string?)(await heir.Member(owner))["role"]);
        await HandOver(owner, await owner.MemberId(owner)).IsRefused(403, "member.owners_only");
    }

    [Fact]
    public async Task Only_an_owner_does_it_and_only_to_a_member()
    {
        var owner = await app.NewPerson();
        var admin = await owner.Joined("admin");
        var elsewhere = await app.NewPerson();
        await HandOver(admin, await owner.MemberId(admin)).IsRefused(403, "member.owners_only");
        await HandOver(owner, await elsewhere.MemberId(elsewhere)).IsRefused(404, "member.not_found");
        await HandOver(owner, await owner.MemberId(owner)).IsRefused(409, "member.own_role");
    }
}
