using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.LeaveWorkspace;

public sealed class LeaveWorkspaceTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Leave(Tester person) => person.Http.Send(HttpMethod.Post, "/v1/members/leave", []);

    [Fact]
    public async Task Anybody_may_go_but_the_last_owner()
    {
        var owner = await app.NewPerson();
        var viewer = await owner.Joined("viewer");
        await Leave(owner).IsRefused(409, "member.last_owner");
        using (var left = await Leave(viewer)) Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        await viewer.Http.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(404, "environment.not_found");
        Assert.Single((await owner.Http.Read("/v1/members"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        var owner = await app.NewPerson();
        var second = await owner.Joined("owner");
        var answers = await Task.WhenAll(Leave(owner), Leave(second));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
    }
}
