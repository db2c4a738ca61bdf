using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.RequestDeletion;

public sealed class RequestDeletionTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/deletion";

    [Fact]
    public async Task Waits_fourteen_days_and_the_mail_says_how_to_keep_the_account()
    {
        var person = await app.NewPerson();
        var asked = await person.Http.Sent(HttpMethod.Post, Path, []);
        Assert.Equal("account_deletion", (string?)asked["object"]);
        var at = DateTimeOffset.Parse((string)asked["deletes_at"]!);
        Assert.InRange(at - DateTimeOffset.UtcNow, TimeSpan.FromDays(13.99), TimeSpan.FromDays(14));
        var me = await person.Http.Read("/v1/me");
        Assert.Equal((string?)asked["deletes_at"], (string?)me["deletes_at"]);
        Assert.Contains("/settings/privacy", (await new Mailbox(app, person.Email).Newest("deletion-asked")).TextBody);
        await (person with { Http = app.Client() }).SignIn(); // nothing changes yet
    }

    [Fact]
    public async Task Asking_again_prolongs_nothing_and_mails_nothing()
    {
        var person = await app.NewPerson();
        var first = await person.Http.Sent(HttpMethod.Post, Path, []);
        var again = await person.Http.Sent(HttpMethod.Post, Path, []);
        Assert.Equal((string?)first["deletes_at"], (string?)again["deletes_at"]);
        Assert.Single(await new Mailbox(app, person.Email).All(), f => f.Contains("_deletion-asked_"));
    }

    [Fact]
    public async Task Refuses_the_only_owner_of_a_workspace_that_others_are_in_and_names_it()
    {
        var owner = await app.NewPerson();
        var heir = await owner.Joined("admin");
        var problem = await owner.Http.Send(HttpMethod.Post, Path, [], "once").IsRefused(409, "account.owns_workspaces");
        Assert.Contains("Test Person", problem.ToJsonString());
        Assert.Null((await owner.Http.Read("/v1/me"))["deletes_at"]);
        await owner.Http.Sent(HttpMethod.Post, $"/v1/members/{await owner.MemberId(heir)}/hand-over", []);
        Assert.NotNull((await owner.Http.Send(HttpMethod.Post, Path, [], "once")).EnsureSuccessStatusCode());
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gets_the_same_answer()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        await person.Http.Sent(HttpMethod.Delete, Path);
        using var again = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Null((await person.Http.Read("/v1/me"))["deletes_at"]);
    }

    [Fact]
    public async Task Needs_a_fresh_proof_and_a_person()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, []).IsRefused(401, "auth.required");
        var key = await person.ClientWith("banking:read");
        await key.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.person_required");
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.step_up_required");
    }
}
