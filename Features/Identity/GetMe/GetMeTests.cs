using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.GetMe;

public sealed class GetMeTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Says_who_it_is_and_what_they_may_do_where()
    {
        var person = await app.NewPerson();
        var me = await person.Http.Read("/v1/me");
        Assert.Equal("me", (string?)me["object"]);
        Assert.Equal(person.Id.ToString(), (string?)me["user"]!["id"]);
        Assert.Equal(person.Email, (string?)me["user"]!["email"]);
        Assert.False((bool)me["operator"]!);
        var workspace = Assert.Single(me["workspaces"]!.AsArray())!;
        Assert.Equal(person.Workspace.ToString(), (string?)workspace["id"]);
        Assert.Equal("personal", (string?)workspace["kind"]);
        var sandbox = workspace["environments"]!.AsArray().Single(e => (string?)e!["kind"] == "sandbox")!;
        Assert.Equal(person.Environment.ToString(), (string?)sandbox["id"]);
        Assert.True((bool)sandbox["configured"]!);
        Assert.Contains("developers:manage", sandbox["permissions"]!.AsArray().Select(p => (string?)p));
    }

    [Fact]
    public async Task Remembers_where_the_person_last_was_over_sign_ins()
    {
        var person = await app.NewPerson();
        await person.Http.Read("/v1/api-keys");
        var again = person with { Http = app.Client() };
        await again.SignIn();
        Assert.Equal(person.Environment.ToString(), (string?)(await again.Http.Read("/v1/me"))["last_environment_id"]);
    }

    [Fact]
    public async Task A_viewer_sees_a_viewers_permissions()
    {
        var person = await app.NewPerson();
        await app.Sql("update memberships set role = 'viewer' where person_id = $1", person.Id.Value);
        var workspace = (await person.Http.Read("/v1/me"))["workspaces"]![0]!;
        Assert.Equal("viewer", (string?)workspace["role"]);
        Assert.All(workspace["environments"]!.AsArray(),
            e => Assert.All(e!["permissions"]!.AsArray(), p => Assert.EndsWith(":read", (string?)p)));
    }

    [Fact]
    public async Task Needs_somebody_who_is_signed_in()
    {
        await app.Client().Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Get, "/v1/me").IsRefused(403, "auth.person_required");
    }

    [Fact]
    public async Task Takes_no_arguments() =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/me?x=1").IsRefused(400, "request.invalid");
}
