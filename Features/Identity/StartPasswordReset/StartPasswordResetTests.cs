using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.StartPasswordReset;

public sealed class StartPasswordResetTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("6.4.6", 3)]
    public async Task Mails_the_person_a_link_that_sets_their_own_password_and_touches_nothing_else()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var answer = await one.Act(person, "start-reset");
        var token = await new Mailbox(app, person.Email).Token("reset");
        Assert.Contains("operator", (await new Mailbox(app, person.Email).Newest()).TextBody);
        Assert.DoesNotContain(token, answer.ToJsonString());
        await person.Http.Read("/v1/me"); // still signed in
        await (person with { Http = app.Client() }).SignIn(); // and the password works until there is another
        var chosen = $"chosen {Guid.NewGuid():N}";
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/reset-password",
            new JsonObject { ["token"] = token, ["new_password"] = chosen });
        await (person with { Http = app.Client(), Password = chosen }).SignIn();
        Assert.Equal(1, await one.Audited("start_password_reset", person.Id.ToString()));
    }

    [Fact]
    public async Task Mails_once_for_a_retry_and_does_not_flood_a_mailbox()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        (await one.ActAnswer(person.Id, "start-reset", key: "once")).EnsureSuccessStatusCode();
        using var again = await one.ActAnswer(person.Id, "start-reset", key: "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Single(await new Mailbox(app, person.Email).All());
        var sent = 1;
        while ((await one.ActAnswer(person.Id, "start-reset")).StatusCode is HttpStatusCode.OK) sent++;
        Assert.InRange(sent, 5, 9);
        await one.ActAnswer(person.Id, "start-reset").IsRefused(429, "limit.exceeded");
    }

    [Fact]
    public async Task Mails_nobody_whose_address_is_not_confirmed()
    {
        var (one, newcomer) = (await app.NewOperator(), new Newcomer(app));
        await newcomer.Register();
        var found = Assert.Single((await one.Http.Read($"/v1/operator/people?q={newcomer.Email}"))["data"]!.AsArray())!;
        Assert.False((bool)found["confirmed"]!);
        await one.Http.Send(HttpMethod.Post, $"/v1/operator/people/{found["id"]}/start-reset", [])
            .IsRefused(409, "person.not_confirmed");
        await one.ActAnswer(new(Guid.CreateVersion7()), "start-reset").IsRefused(404, "person.not_found");
    }
}
