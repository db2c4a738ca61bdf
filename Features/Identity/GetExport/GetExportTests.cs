using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.GetExport;

public sealed class GetExportTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Shows_ones_own_and_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = await theirs.ReadyCopy();
        Assert.Equal(id, (string?)(await theirs.Http.Read("/v1/me/exports/" + id))["id"]);
        await mine.Http.Send(HttpMethod.Get, "/v1/me/exports/" + id).IsRefused(404, "export.not_found");
        await app.Client().Send(HttpMethod.Get, "/v1/me/exports/" + id).IsRefused(401, "auth.required");
        await theirs.Http.Send(HttpMethod.Get, "/v1/me/exports/x").IsRefused(400, "request.invalid");
    }
}
