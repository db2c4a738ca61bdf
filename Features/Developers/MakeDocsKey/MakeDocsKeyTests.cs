using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.MakeDocsKey;

public sealed class MakeDocsKeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/api-keys/docs";

    HttpClient Client(JsonObject made)
    {
        var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["secret"]!);
        return http;
    }

    [Fact]
    public async Task Reads_a_sandbox_for_a_day_and_ends_with_the_session()
    {
        var person = await app.NewPerson();
        await person.Forget();
        var made = await person.Http.Sent(HttpMethod.Post, Path, []);
        Assert.True((bool)made["for_docs"]!);
        Assert.All(made["scopes"]!.AsArray(), s => Assert.EndsWith(":read", (string?)s));
        Assert.InRange((DateTimeOffset)made["expires_at"]!, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(24));
        var key = Client(made);
        await key.Read("/v1/banking/accounts");
        await key.Send(HttpMethod.Post, "/v1/banking/connections", []).IsRefused(403, "auth.insufficient_scope");
        await person.Http.Sent(HttpMethod.Post, "/v1/auth/sign-out");
        await Tester.Until(() => key.GetAsync("/v1/banking/accounts"), a => (int)a.StatusCode == 401, seconds: 3);
    }

    [Fact]
    public async Task One_that_writes_takes_a_second_factor()
    {
        var person = await app.NewPerson();
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, Path, new() { ["may_write"] = true }).IsRefused(403, "auth.step_up_required");
        await person.Prove();
        var made = await person.Http.Sent(HttpMethod.Post, Path, new() { ["may_write"] = true });
        Assert.Contains("banking:write", made["scopes"]!.AsArray().Select(s => (string?)s));
    }

    [Fact]
    public async Task There_is_none_for_live()
    {
        var person = await app.NewPerson();
        var live = (Guid)(await app.Sql("select id from environments where workspace_id = $1 and kind = 'live'", person.Workspace.Value))!;
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        person.Http.DefaultRequestHeaders.Add("Fintech-Environment", new EnvironmentId(live).ToString());
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(409, "api_key.docs_in_sandbox_only");
    }
}
