using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.SetAllowedNetworks;

public sealed class SetAllowedNetworksTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/workspace/allowed-networks", Accounts = "/v1/banking/accounts";

    static JsonObject Body(params string[] networks) => new() { ["networks"] = new JsonArray([.. networks.Select(n => (JsonNode)n)]) };

    [Fact]
    public async Task Members_and_keys_come_from_there_alone()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        await key.Read(Accounts);
        using var outside = app.Client("127.0.9.9");
        outside.DefaultRequestHeaders.Authorization = key.DefaultRequestHeaders.Authorization;
        await outside.Read(Accounts);
        var shown = await person.Http.Read(Path);
        Assert.Empty(shown["networks"]!.AsArray());
        var mine = (string)shown["your_address"]!;

        var set = await person.Http.Sent(HttpMethod.Put, Path, Body(mine));
        Assert.Equal(mine.Contains(':') ? mine + "/128" : mine + "/32", (string?)set["networks"]![0]);
        await outside.Send(HttpMethod.Get, Accounts).IsRefused(403, "auth.address_not_allowed");
        await person.Http.Read(Accounts);
        await app.Sql("update workspaces set allowed_networks = '{203.0.113.0/24}' where id = $1", person.Workspace.Value);
        await person.Http.Send(HttpMethod.Get, Accounts).IsRefused(403, "auth.address_not_allowed");
        await person.Http.Send(HttpMethod.Put, Path, Body()).IsRefused(403, "auth.address_not_allowed");
        await Tester.Until(() => key.GetAsync(Accounts), a => (int)a.StatusCode == 403, seconds: 3);
    }

    [Fact]
    public async Task Nobody_locks_themself_out()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Put, Path, Body("203.0.113.0/24")).IsRefused(409, "workspace.would_lock_you_out");
        await person.Http.Sent(HttpMethod.Put, Path, Body("203.0.113.0/24", "127.0.0.0/8", "::1"));
        Assert.Equal(3, (await person.Http.Read(Path))["networks"]!.AsArray().Count);
        Assert.Empty((await person.Http.Sent(HttpMethod.Put, Path, Body()))["networks"]!.AsArray());
    }

    [Theory]
    [InlineData("010.0.0.1")] // 8.0.0.1 to who reads it as C does
    [InlineData("0x7f.0.0.1")]
    [InlineData("127.1")]
    public async Task What_readers_disagree_on_is_no_address(string network)
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Put, Path, Body(network)).IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task What_a_header_claims_opens_nothing()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        await app.Sql("update workspaces set allowed_networks = '{203.0.113.0/24}' where id = $1", person.Workspace.Value);
        foreach (var name in (string[])["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "CF-Connecting-IP"])
            key.DefaultRequestHeaders.TryAddWithoutValidation(name, name == "Forwarded" ? "for=203.0.113.9" : "203.0.113.9");
        await Tester.Until(() => key.GetAsync(Accounts), a => (int)a.StatusCode == 403, seconds: 3);
    }

    [Fact]
    public async Task Needs_a_step_up_and_the_right_to_manage()
    {
        var person = await app.NewPerson();
        await person.Forget();
        await person.Http.Send(HttpMethod.Put, Path, Body()).IsRefused(403, "auth.step_up_required");
        await app.Sql("update memberships set role = 'developer' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Get, Path).IsRefused(403, "auth.insufficient_scope");
    }
}
