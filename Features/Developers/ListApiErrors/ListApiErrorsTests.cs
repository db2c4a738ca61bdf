using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ListApiErrors;

public sealed class ListApiErrorsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Counts_equal_errors_together_the_most_frequent_first()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        for (var i = 0; i < 3; i++) using (await key.GetAsync("/v1/banking/accounts?limit=0")) { }
        using var forbidden = await key.GetAsync("/v1/api-keys");
        await key.Read("/v1/banking/accounts");
        await person.Calls(4, "status=errors");
        var groups = (await person.Http.Read("/v1/logs/errors"))["data"]!.AsArray();
        Assert.Equal(["3 GET /v1/banking/accounts 400 request.invalid", "1 GET /v1/api-keys 403 auth.insufficient_scope"],
            groups.Select(g => $"{g!["count"]} {g["operation"]} {g["status"]} {g["error_code"]}"));
        Assert.True(string.CompareOrdinal((string)groups[0]!["first_at"]!, (string)groups[0]!["last_at"]!) <= 0);
        Assert.Equal(200, (int)(await person.Http.GetAsync("/v1/logs/" + groups[0]!["last_id"])).StatusCode);
        Assert.Empty((await person.Http.Read("/v1/logs/errors?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Is_of_one_environment_and_for_its_developers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        using var refused = await (await other.ClientWith("banking:read")).GetAsync("/v1/api-keys");
        await other.Calls(1, "status=403");
        Assert.Empty((await person.Http.Read("/v1/logs/errors"))["data"]!.AsArray());
        await (await person.Joined("analyst")).Http.Send(HttpMethod.Get, "/v1/logs/errors").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/logs/errors").IsRefused(401, "auth.required");
        await person.Http.Send(HttpMethod.Get, "/v1/logs/errors?from=x").IsRefused(400, "request.invalid");
    }
}
