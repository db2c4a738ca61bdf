using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.DownloadExport;

public sealed class DownloadExportTests(App app) : IClassFixture<App>
{
    static string File(string id) => $"/v1/me/exports/{id}/file";

    [Fact]
    public async Task Comes_as_a_file_that_no_cache_keeps_and_is_written_down()
    {
        var person = await app.NewPerson();
        var id = await person.ReadyCopy();
        using var answer = await person.Http.Send(HttpMethod.Get, File(id));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal($"fintech-data-{DateTime.UtcNow:yyyy-MM-dd}.zip", answer.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("account/profile.json", Copies.Unpacked(await answer.Content.ReadAsByteArrayAsync()).Keys);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where action = 'download_export' and outcome = 'done' and subject = $1", id));
    }

    [Fact]
    public async Task Somebody_elses_is_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = await theirs.ReadyCopy();
        await mine.Http.Send(HttpMethod.Get, File(id)).IsRefused(404, "export.not_found");
    }

    [Fact]
    public async Task Is_gone_once_it_has_run_out()
    {
        var person = await app.NewPerson();
        var id = await person.ReadyCopy();
        await app.Sql("update data_exports set expires_at = now() where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Get, File(id)).IsRefused(410, "export.expired");
        await app.Sweep();
        await person.Http.Send(HttpMethod.Get, File(id)).IsRefused(410, "export.expired");
    }

    [Theory]
    [InlineData("Preparing")]
    [InlineData("Failed")]
    public async Task Cannot_be_had_before_it_is_made(string status)
    {
        var person = await app.NewPerson();
        var id = new Exports.DataExportId(Guid.CreateVersion7());
        await app.Sql("insert into data_exports (id, person_id, status, attempts, created_at) values ($1, $2, $3, 1, now())",
            id.Value, person.Id.Value, status);
        await person.Http.Send(HttpMethod.Get, File(id.ToString())).IsRefused(409, "export.not_ready");
    }

    [Fact]
    public async Task Needs_a_fresh_proof_and_a_person()
    {
        var person = await app.NewPerson();
        var id = await person.ReadyCopy();
        await app.Client().Send(HttpMethod.Get, File(id)).IsRefused(401, "auth.required");
        var key = await person.ClientWith("banking:read");
        await key.Send(HttpMethod.Get, File(id)).IsRefused(403, "auth.person_required");
        await person.Forget();
        await person.Http.Send(HttpMethod.Get, File(id)).IsRefused(403, "auth.step_up_required");
    }
}
