using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.RequestExport;

public sealed class RequestExportTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/exports";

    [Fact]
    public async Task A_job_makes_it_and_a_mail_says_so_with_a_link_that_holds_no_secret()
    {
        var person = await app.NewPerson();
        using var answer = await person.Http.Send(HttpMethod.Post, Path, []);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var asked = (await person.Http.Read(Path))["data"]![0]!;
        var ready = await person.CopyIs((string)asked["id"]!, "ready");
        Assert.Equal("data_export", (string?)ready["object"]);
        Assert.True((long)ready["size_bytes"]! > 500);
        Assert.Equal(DateTimeOffset.Parse((string)ready["ready_at"]!).AddDays(3), DateTimeOffset.Parse((string)ready["expires_at"]!));
        var mail = await new Mailbox(app, person.Email).Newest("export-ready");
        Assert.Contains($"/settings/privacy?export={ready["id"]}", mail.TextBody);
        Assert.DoesNotContain("token", mail.TextBody);
    }

    [Fact]
    public async Task One_at_a_time_however_many_ask_at_once()
    {
        var person = await app.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.Http.Send(HttpMethod.Post, Path, [])));
        // A fast job may be done before the last has asked.
        Assert.All(answers, a => Assert.Contains((int)a.StatusCode, new[] { 202, 409, 429 }));
        await Tester.Until(() => person.Http.Read(Path),
            l => l["data"]!.AsArray().All(e => (string?)e!["status"] == "ready"), seconds: 60);
        Assert.InRange((await person.Http.Read(Path))["data"]!.AsArray().Count, 1, 3);
    }

    [Fact]
    public async Task Not_while_one_is_being_made()
    {
        var person = await app.NewPerson();
        await app.Sql("""
            insert into data_exports (id, person_id, status, attempts, created_at)
            values (gen_random_uuid(), $1, 'Preparing', 1, now())
            """, person.Id.Value);
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(409, "export.under_way");
    }

    [Fact]
    public async Task Three_times_a_day_and_it_says_when_again()
    {
        var person = await app.NewPerson();
        for (var i = 0; i < 3; i++) await person.ReadyCopy();
        using var fourth = await person.Http.Send(HttpMethod.Post, Path, []);
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.InRange(fourth.Headers.RetryAfter!.Delta!.Value.TotalHours, 23.9, 24);
        await app.Sql("update data_exports set created_at = now() - interval '25 hours' where person_id = $1", person.Id.Value);
        await person.ReadyCopy();
    }

    [Fact]
    public async Task A_retry_with_the_same_key_makes_no_second_one()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        using var again = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single((await person.Http.Read(Path))["data"]!.AsArray());
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
