using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.BeginPasskeySignIn;

public sealed class BeginPasskeySignInTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/auth/passkey-sign-in/options";

    [Fact]
    public async Task Asks_for_any_passkey_of_this_site_and_sets_no_cookie()
    {
        using var answer = await app.Client().Send(HttpMethod.Post, Path, []);
        var begun = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("passkey_challenge", (string?)begun["object"]);
        Assert.Equal("localhost", (string?)begun["options"]!["rpId"]);
        Assert.Empty(begun["options"]!["allowCredentials"]?.AsArray() ?? []);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task Takes_no_address_so_that_it_tells_nothing_of_one()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, new() { ["email"] = person.Email })
            .IsRefused(400, "request.invalid");
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task Reads_alike_for_everybody_also_for_somebody_with_passkeys()
    {
        var person = await app.NewPerson();
        await person.AddPasskey();
        var mine = await person.Http.Sent(HttpMethod.Post, Path);
        var anybodys = await app.Client().Sent(HttpMethod.Post, Path);
        foreach (var begun in (JsonObject[])[mine, anybodys])
        {
            begun.Remove("id");
            begun.Remove("expires_at");
            begun["options"]!.AsObject().Remove("challenge");
        }
        Assert.True(JsonNode.DeepEquals(mine, anybodys));
    }
}
