using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.UpdateProfile;

public sealed class UpdateProfileTests(App app) : IClassFixture<App>
{
    static JsonObject All => new()
    {
        ["name"] = "Grace Hopper", ["locale"] = "de-CH", ["time_zone"] = "Europe/Zurich", ["theme"] = "dark",
        ["density"] = "dense", ["mail_on_new_sign_in"] = false, ["mail_on_bank_attention"] = false,
    };

    [Fact]
    public async Task Keeps_what_was_chosen_and_says_so_at_the_next_sign_in()
    {
        var person = await app.NewPerson();
        var answer = await person.Http.Sent(HttpMethod.Patch, "/v1/me", All);
        Assert.Equal("Grace Hopper", (string?)answer["user"]!["name"]);
        var again = person with { Http = app.Client() };
        await again.SignIn();
        var profile = (await again.Http.Read("/v1/me"))["profile"]!.AsObject();
        var expected = All;
        expected.Remove("name");
        Assert.Equal(expected.ToJsonString(), profile.ToJsonString());
        Assert.Equal(profile.ToJsonString(), answer["profile"]!.ToJsonString());
    }

    [Fact]
    public async Task A_new_account_has_a_quiet_profile_and_nothing_waits()
    {
        var me = await (await app.NewPerson()).Http.Read("/v1/me");
        Assert.Equal(
            """{"locale":"en-US","time_zone":null,"theme":"system","density":"comfortable","mail_on_new_sign_in":true"""
            + ""","mail_on_bank_attention":true}""",
            me["profile"]!.ToJsonString());
        Assert.Null(me["deletes_at"]);
        Assert.False((bool)me["must_have_second_factor"]!);
        Assert.False((bool)me["workspaces"]![0]!["requires_second_factor"]!);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_an_empty_zone_is_the_browsers_own()
    {
        var person = await app.NewPerson();
        await person.Http.Sent(HttpMethod.Patch, "/v1/me", All);
        var answer = await person.Http.Sent(
            HttpMethod.Patch, "/v1/me", new JsonObject { ["theme"] = "light", ["time_zone"] = "" });
        Assert.Equal("light", (string?)answer["profile"]!["theme"]);
        Assert.Null(answer["profile"]!["time_zone"]);
        Assert.Equal("de-CH", (string?)answer["profile"]!["locale"]);
        Assert.Equal("Grace Hopper", (string?)answer["user"]!["name"]);
    }

    [Fact]
    public async Task Changes_of_different_things_at_once_all_stay()
    {
        var person = await app.NewPerson();
        await Task.WhenAll(All.Select(f => person.Http.Sent(
            HttpMethod.Patch, "/v1/me", new JsonObject { [f.Key] = f.Value!.DeepClone() })));
        var me = await person.Http.Read("/v1/me");
        var expected = All;
        expected.Remove("name");
        Assert.Equal(expected.ToJsonString(), me["profile"]!.ToJsonString());
        Assert.Equal("Grace Hopper", (string?)me["user"]!["name"]);
    }

    [Fact]
    public async Task The_customer_that_the_person_is_has_their_new_name_and_nobody_elses_changes()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await mine.Http.Sent(HttpMethod.Patch, "/v1/me", All);
        Assert.Equal("Grace Hopper", await Customer(mine));
        Assert.Equal("Test Person", await Customer(theirs));
    }

    Task<object?> Customer(Tester person) =>
        app.Sql("select name from customers where environment_id = $1", person.Environment.Value);

    [Theory]
    [InlineData("name", " ")]
    [InlineData("name", "Ada\u202eecalevoL")]
    [InlineData("locale", "english")]
    [InlineData("locale", "en_GB")]
    [InlineData("locale", "../../x")]
    [InlineData("time_zone", "Mars/Olympus")]
    [InlineData("time_zone", "W. Europe Standard Time")]
    [InlineData("time_zone", "UTC-11")]
    [InlineData("time_zone", "localtime")]
    [InlineData("time_zone", "posix/Europe/Zurich")]
    [InlineData("time_zone", "Europe/zurich")]
    [InlineData("time_zone", "Europe/../../passwd")]
    public async Task Says_which_field_is_wrong(string field, string value)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Patch, "/v1/me", new JsonObject { [field] = value })
            .IsRefused(400, "request.invalid");
        Assert.Equal([field], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Theory]
    [InlineData("locale", "gsw")]
    [InlineData("locale", "zh-Hant-TW")]
    [InlineData("locale", "es-419")]
    [InlineData("locale", "de-DE-u-co-phonebk")]
    [InlineData("time_zone", "UTC")]
    [InlineData("time_zone", "America/Argentina/Buenos_Aires")]
    public async Task Takes_every_form_of_tag_and_zone(string field, string value)
    {
        var answer = await (await app.NewPerson()).Http.Sent(
            HttpMethod.Patch, "/v1/me", new JsonObject { [field] = value });
        Assert.Equal(value, (string?)answer["profile"]![field]);
    }

    [Theory]
    [Asvs("8.2.3", 2), Asvs("15.3.3", 2)]
    [InlineData("operator")]
    [InlineData("email")]
    [InlineData("email_confirmed")]
    [InlineData("deletes_at")]
    public async Task Nothing_else_can_be_slipped_in(string field) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Patch, "/v1/me", new JsonObject { [field] = true })
            .IsRefused(400, "request.invalid");

    [Fact]
    public async Task A_retry_with_the_same_key_gets_the_same_answer()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Patch, "/v1/me", All, "once");
        await person.Http.Sent(HttpMethod.Patch, "/v1/me", new JsonObject { ["theme"] = "light" });
        using var again = await person.Http.Send(HttpMethod.Patch, "/v1/me", All, "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("light", (string?)(await person.Http.Read("/v1/me"))["profile"]!["theme"]);
    }

    [Fact]
    public async Task Is_for_people_alone()
    {
        await app.Client().Send(HttpMethod.Patch, "/v1/me", All).IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Patch, "/v1/me", All).IsRefused(403, "auth.person_required");
    }
}
