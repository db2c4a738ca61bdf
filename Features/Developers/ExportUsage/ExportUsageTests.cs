using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ExportUsage;

public sealed class ExportUsageTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_every_count_as_CSV()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        for (var i = 0; i < 2; i++) await key.Read("/v1/banking/accounts");
        var id = await person.KeyId();
        await person.Counted(2, id);
        using var answer = await person.Http.GetAsync("/v1/usage/export");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("day,key_id,operation,calls,refused,failed,mean_us", lines[0]);
        Assert.Contains(lines, l => l.StartsWith($"{DateTime.UtcNow:yyyy-MM-dd},{id},\"GET /v1/banking/accounts\",2,0,0,"));
    }

    [Fact]
    public async Task Is_for_developers()
    {
        var person = await app.NewPerson();
        await (await person.Joined("viewer")).Http.Send(HttpMethod.Get, "/v1/usage/export").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/usage/export").IsRefused(401, "auth.required");
        await person.Http.Send(HttpMethod.Get, "/v1/usage/export?from=2020-01-01").IsRefused(400, "request.invalid");
    }
}
