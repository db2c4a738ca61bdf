using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ResetPassword;

public sealed class ResetPasswordTests(App app) : IClassFixture<App>
{
    const string Next = "an even longer sentence";

    async Task<string> Token(Tester person)
    {
        await app.Client().Sent(
            HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        return await new Mailbox(app, person.Email).Token("reset");
    }

    Task<HttpResponseMessage> Reset(string token, string next = Next) =>
        app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = token, ["new_password"] = next,
        });

    [Fact]
    [Asvs("6.3.7", 3), Asvs("6.4.3", 2), Asvs("7.4.3", 2)]
    public async Task Sets_the_password_ends_every_session_and_signs_nobody_in()
    {
        var person = await app.NewPerson();
        using var done = await Reset(await Token(person));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.False(done.Headers.Contains("Set-Cookie"));
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await (person with { Http = app.Client(), Password = Next }).SignIn();
        Assert.Contains("was changed", (await new Mailbox(app, person.Email).Newest("password-changed")).Subject);
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Of_fifty_at_once_one_wins()
    {
        var person = await app.NewPerson();
        var token = await Token(person);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Reset(token, $"{Next} number {n}")));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest
            or HttpStatusCode.TooManyRequests, $"{(int)a.StatusCode}"));
    }

    [Fact]
    public async Task A_refused_password_costs_no_link_and_a_used_or_old_link_does_nothing()
    {
        var person = await app.NewPerson();
        var token = await Token(person);
        await Reset(token, "password1234").IsRefused(400, "request.invalid");
        (await Reset(token)).Dispose();
        await Reset(token, "one more good sentence").IsRefused(400, "link.invalid");
        var late = await Token(person);
        await app.Sql("update mailed_tokens set expires_at = now() where person_id = $1", person.Id.Value);
        await Reset(late, "one more good sentence").IsRefused(400, "link.invalid");
        await Reset("nonsense").IsRefused(400, "link.invalid");
        await (person with { Http = app.Client(), Password = Next }).SignIn();
    }

    [Fact]
    public async Task A_link_of_another_purpose_opens_nothing()
    {
        var newcomer = new Newcomer(app);
        await newcomer.Register();
        await Reset(await newcomer.MailedToken()).IsRefused(400, "link.invalid");
    }

    [Fact]
    [Asvs("4.1.3", 2)]
    public async Task The_link_leads_to_this_product_whatever_host_was_asked()
    {
        var person = await app.NewPerson();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/forgot-password")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new JsonObject { ["email"] = person.Email }),
        };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        (await app.Client().SendAsync(request)).Dispose();
        var mail = await new Mailbox(app, person.Email).Newest();
        Assert.DoesNotContain("evil", mail.TextBody);
        Assert.Contains(app.Url.GetLeftPart(UriPartial.Authority) + "/reset?token=", mail.TextBody);
    }
}
