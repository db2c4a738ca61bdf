using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ListExports;

public sealed class ListExportsTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/exports";

    [Fact]
    public async Task Pages_newest_first_and_refuses_a_foreign_cursor()
    {
        var person = await app.NewPerson();
        var ids = new[] { await person.ReadyCopy(), await person.ReadyCopy() };
        var first = await person.Http.Read(Path + "?limit=1");
        var second = await person.Http.Read($"{Path}?limit=1&cursor={first["next_cursor"]}");
        Assert.Equal([ids[1], ids[0]], [(string)first["data"]![0]!["id"]!, (string)second["data"]![0]!["id"]!]);
        Assert.False((bool)second["has_more"]!);
        await person.Http.Send(HttpMethod.Get, Path + "?cursor=x").IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Get, Path + "?limit=0").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task What_has_run_out_says_so_before_and_after_the_bytes_are_gone()
    {
        var person = await app.NewPerson();
        var id = await person.ReadyCopy();
        await app.Sql("update data_exports set expires_at = now() where person_id = $1", person.Id.Value);
        Assert.Equal("expired", (string?)(await person.Http.Read(Path))["data"]![0]!["status"]);
        await app.Sweep();
        Assert.Equal("expired", (string?)(await person.Http.Read(Path))["data"]![0]!["status"]);
        Assert.Equal(true, await app.Sql("select sealed is null from data_exports where person_id = $1", person.Id.Value));
        await person.CopyIs(id, "expired");
    }

    [Fact]
    public async Task Is_for_people_and_shows_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.AskForCopy();
        Assert.Empty((await mine.Http.Read(Path))["data"]!.AsArray());
        await app.Client().Send(HttpMethod.Get, Path).IsRefused(401, "auth.required");
        var key = await mine.ClientWith("banking:read");
        await key.Send(HttpMethod.Get, Path).IsRefused(403, "auth.person_required");
    }
}
