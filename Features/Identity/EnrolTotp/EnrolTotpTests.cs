using System.Text.Json.Nodes;
using System.Web;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EnrolTotp;

public sealed class EnrolTotpTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Try(HttpClient http, JsonObject? body = null) =>
        http.Send(HttpMethod.Post, "/v1/me/factors/totp", body ?? []);

    [Fact]
    public async Task Gives_the_key_as_text_as_uri_and_as_a_picture()
    {
        var person = await app.NewPerson();
        using var answer = await Try(person.Http);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var begun = (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var secret = ((string)begun["secret"]!).Replace(" ", "");
        Assert.Matches("^[A-Z2-7]{32}$", secret); // 160 bits
        var uri = new Uri((string)begun["uri"]!);
        Assert.Equal(("otpauth", "totp"), (uri.Scheme, uri.Host));
        Assert.Equal($"/Fintech:{person.Email}", Uri.UnescapeDataString(uri.AbsolutePath));
        var query = HttpUtility.ParseQueryString(uri.Query);
        Assert.Equal((secret, "Fintech"), (query["secret"], query["issuer"]));
        Assert.StartsWith("<svg", (string)begun["qr_svg"]!);
        Assert.Equal("Authenticator app", await app.Sql("select label from factors where person_id = $1", person.Id.Value));
    }

    [Fact]
    [Asvs("6.5.2", 2)]
    public async Task The_key_is_sealed_at_rest_and_shown_this_once()
    {
        var person = await app.NewPerson();
        var begun = await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/totp", new JsonObject { ["label"] = "Old phone" });
        var key = OtpNet.Base32Encoding.ToBytes(((string)begun["secret"]!).Replace(" ", ""));
        var stored = (byte[])(await app.Sql("select sealed from factors where person_id = $1", person.Id.Value))!;
        Assert.Equal(-1, stored.AsSpan().IndexOf(key));
        Assert.DoesNotContain((string)begun["secret"]!, (await person.Http.Read("/v1/me/factors")).ToJsonString());
    }

    [Fact]
    public async Task A_second_beginning_replaces_the_first_and_a_second_app_is_refused()
    {
        var person = await app.NewPerson();
        await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/totp", []);
        await person.AddTotp();
        Assert.Equal(1L, await app.Sql("select count(*) from factors where person_id = $1", person.Id.Value));
        await Try(person.Http).IsRefused(409, "factor.exists");
    }

    [Fact]
    public async Task Needs_a_step_up_and_a_person()
    {
        var person = await app.NewPerson();
        await Try(app.Client()).IsRefused(401, "auth.required");
        await Try(await person.ClientWith("banking:read")).IsRefused(403, "auth.person_required");
        await person.Forget();
        await Try(person.Http).IsRefused(403, "auth.step_up_required");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0007")]
    [InlineData("phone\u202egnihton")]
    [InlineData("a\u200bb")]
    public async Task A_name_is_visible(string label) =>
        await Try((await app.NewPerson()).Http, new() { ["label"] = label }).IsRefused(400, "request.invalid");
}
