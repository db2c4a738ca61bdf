using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.RemoveMember;

public sealed class RemoveMemberTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Remove(Tester by, string member) =>
        by.Http.Send(HttpMethod.Delete, "/v1/members/" + member);

    [Fact]
    public async Task The_person_and_their_keys_are_out_at_once_and_keep_their_own_workspace()
    {
        var owner = await app.NewPerson();
        var developer = await owner.Joined("developer");
        var key = await developer.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        (await Remove(owner, await owner.MemberId(developer))).EnsureSuccessStatusCode();
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        await developer.Http.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(404, "environment.not_found");
        developer.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        Assert.Single((await developer.Http.Read("/v1/me"))["workspaces"]!.AsArray());
        Assert.Contains("no longer", (await new Mailbox(app, developer.Email).Newest()).Subject);
    }

    [Fact]
    public async Task Not_oneself_not_an_owner_by_an_admin_and_nobody_elsewhere()
    {
        var owner = await app.NewPerson();
        var admin = await owner.Joined("admin");
        await Remove(owner, await owner.MemberId(owner)).IsRefused(409, "member.own_role");
        await Remove(admin, await owner.MemberId(owner)).IsRefused(403, "member.owners_only");
        var stranger = await app.NewPerson();
        await Remove(stranger, await owner.MemberId(admin)).IsRefused(404, "member.not_found");
        await owner.Member(admin);
    }
}
