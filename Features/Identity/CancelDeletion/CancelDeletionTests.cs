using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.CancelDeletion;

public sealed class CancelDeletionTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/deletion";

    [Fact]
    public async Task Keeps_the_account_without_a_fresh_proof_and_says_so_by_mail()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await person.Http.Sent(HttpMethod.Post, Path, []);
        await other.Http.Sent(HttpMethod.Post, Path, []);
        await person.Forget();
        var kept = await person.Http.Sent(HttpMethod.Delete, Path);
        Assert.Null(kept["deletes_at"]);
        Assert.Null((await person.Http.Read("/v1/me"))["deletes_at"]);
        Assert.NotNull((await other.Http.Read("/v1/me"))["deletes_at"]);
        Assert.Equal("Your account stays", (await new Mailbox(app, person.Email).Newest("deletion-cancelled")).Subject);
    }

    [Fact]
    public async Task Does_nothing_where_nothing_waits()
    {
        var person = await app.NewPerson();
        Assert.Null((await person.Http.Sent(HttpMethod.Delete, Path))["deletes_at"]);
        Assert.DoesNotContain(await new Mailbox(app, person.Email).All(), f => f.Contains("deletion"));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_undoes_no_later_request()
    {
        var person = await app.NewPerson();
        await person.Http.Sent(HttpMethod.Post, Path, []);
        using (await person.Http.Send(HttpMethod.Delete, Path, idempotencyKey: "once")) { }
        await person.Http.Sent(HttpMethod.Post, Path, []);
        using (await person.Http.Send(HttpMethod.Delete, Path, idempotencyKey: "once")) { }
        Assert.NotNull((await person.Http.Read("/v1/me"))["deletes_at"]);
    }

    [Fact]
    public async Task Is_for_people_alone()
    {
        await app.Client().Send(HttpMethod.Delete, Path).IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Delete, Path).IsRefused(403, "auth.person_required");
    }
}
