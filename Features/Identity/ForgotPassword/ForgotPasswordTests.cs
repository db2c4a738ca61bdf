using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ForgotPassword;

public sealed class ForgotPasswordTests(App app) : IClassFixture<App>
{
    Task<HttpResponseMessage> Ask(string email) =>
        app.Client().Send(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = email });

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_one_mail_each()
    {
        var person = await app.NewPerson();
        var nobody = $"n{Guid.NewGuid():N}@fintech.example";
        var (known, unknown) = (await Ask(person.Email), await Ask(nobody));
        Assert.Equal(202, (int)known.StatusCode);
        Assert.Equal(202, (int)unknown.StatusCode);
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Contains("reset-password", Assert.Single(await new Mailbox(app, person.Email).All()));
        Assert.Contains("no-account", Assert.Single(await new Mailbox(app, nobody).All()));
    }

    [Fact]
    public async Task Does_not_flood_a_mailbox()
    {
        var email = $"n{Guid.NewGuid():N}@fintech.example";
        var sent = 0;
        while ((int)(await Ask(email)).StatusCode == 202) sent++;
        Assert.InRange(sent, 5, 9);
        await Ask(email).IsRefused(429, "limit.exceeded");
        Assert.Equal(sent, (await new Mailbox(app, email).All()).Count);
    }

    [Fact]
    public async Task Refuses_what_is_no_address() => await Ask("nobody").IsRefused(400, "request.invalid");
}
