using Fintech.Support;
using Fintech.Tests.ApiLog;

namespace Fintech.Features.Developers.GetApiCall;

public sealed class GetApiCallTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Finds_a_call_by_the_id_of_its_answer()
    {
        var person = await app.NewPerson();
        using var answer = await (await person.ClientWith("banking:read")).GetAsync("/v1/banking/accounts");
        var id = answer.Headers.GetValues("Request-Id").Single();
        await person.Calls(1, "path=/v1/banking/accounts");
        var call = await person.Http.Read("/v1/logs/" + id);
        Assert.Equal(id, (string?)call["id"]);
        Assert.Equal(200, (int)call["status"]!);
    }

    [Fact]
    public async Task Says_so_when_there_is_none_here()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        using var answer = await (await other.ClientWith("banking:read")).GetAsync("/v1/banking/accounts");
        await other.Calls(1, "path=/v1/banking/accounts");
        var id = answer.Headers.GetValues("Request-Id").Single();
        await person.Http.Send(HttpMethod.Get, "/v1/logs/" + id).IsRefused(404, "api_call.not_found");
        await person.Http.Send(HttpMethod.Get, "/v1/logs/req_nonsense").IsRefused(400, "request.invalid");
        await app.Client().Send(HttpMethod.Get, "/v1/logs/" + id).IsRefused(401, "auth.required");
    }
}
