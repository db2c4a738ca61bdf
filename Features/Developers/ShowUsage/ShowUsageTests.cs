using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ShowUsage;

public sealed class ShowUsageTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Counts_what_was_called_by_day_key_and_operation()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        for (var i = 0; i < 5; i++) await key.Read("/v1/banking/accounts");
        using var refused = await key.GetAsync("/v1/banking/accounts?limit=0");
        var id = await person.KeyId();
        await person.Counted(6, id);
        var days = (await person.Http.Read("/v1/usage?key_id=" + id))["data"]!.AsArray();
        Assert.Equal(30, days.Count);
        Assert.Equal((6L, 1L, 0L), ((long)days[^1]!["calls"]!, (long)days[^1]!["refused"]!, (long)days[^1]!["failed"]!));
        Assert.Equal(DateTime.UtcNow.ToString("yyyy-MM-dd"), (string?)days[^1]!["day"]);
        Assert.All(days.SkipLast(1), d => Assert.Equal(0, (long)d!["calls"]!));
        var keys = (await person.Http.Read("/v1/usage?group_by=key"))["data"]!.AsArray();
        Assert.Equal(6, (long)keys.Single(k => (string?)k!["key_id"] == id)!["calls"]!);
        Assert.Contains(keys, k => k!["key_id"] is null); // the person's own
        var operations = (await person.Http.Read("/v1/usage?group_by=operation&key_id=" + id))["data"]!.AsArray();
        Assert.Equal("GET /v1/banking/accounts", (string?)Assert.Single(operations)!["operation"]);
        Assert.True((long)operations[0]!["mean_us"]! > 0);
    }

    [Fact]
    public async Task Is_of_one_environment_and_for_its_developers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await (await other.ClientWith("banking:read")).Read("/v1/banking/accounts");
        await other.Counted(1, await other.KeyId());
        Assert.DoesNotContain((await person.Http.Read("/v1/usage?group_by=operation"))["data"]!.AsArray(),
            o => (string?)o!["operation"] == "GET /v1/banking/accounts");
        await (await person.Joined("viewer")).Http.Send(HttpMethod.Get, "/v1/usage").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/usage").IsRefused(401, "auth.required");
    }

    [Theory]
    [InlineData("from=2026-02-01&to=2026-01-01")]
    [InlineData("from=2020-01-01")]
    [InlineData("group_by=colour")]
    public async Task Says_what_is_wrong(string query) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/usage?" + query).IsRefused(400, "request.invalid");
}
