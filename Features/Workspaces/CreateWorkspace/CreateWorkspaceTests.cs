using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.CreateWorkspace;

public sealed class CreateWorkspaceTests(App app) : IClassFixture<App>
{
    static JsonObject Body(string name = "Lovelace & Sons") => new() { ["name"] = name };

    [Fact]
    public async Task Makes_one_that_the_person_owns_with_live_and_a_sandbox()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/workspaces", Body());
        Assert.Equal(("business", "owner"), ((string?)made["kind"], (string?)made["role"]));
        Assert.Equal(["live", "sandbox"], made["environments"]!.AsArray().Select(e => (string?)e!["kind"]).Order());
        person.GoTo((string)made["environments"]![1]!["id"]!);
        Assert.Empty((await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
        Assert.Single((await person.Http.Read("/v1/members"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_retry_makes_no_second_one_and_there_is_an_end()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, "/v1/workspaces", Body(), "once");
        using var again = await person.Http.Send(HttpMethod.Post, "/v1/workspaces", Body(), "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        for (var i = 2; i < 20; i++) await person.Http.Sent(HttpMethod.Post, "/v1/workspaces", Body());
        await person.Http.Send(HttpMethod.Post, "/v1/workspaces", Body()).IsRefused(409, "workspace.too_many");
        await app.Client().Send(HttpMethod.Post, "/v1/workspaces", Body()).IsRefused(401, "auth.required");
        await person.Http.Send(HttpMethod.Post, "/v1/workspaces", Body(" ")).IsRefused(400, "request.invalid");
    }
}
