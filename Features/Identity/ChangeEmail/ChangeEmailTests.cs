using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.ChangeEmail;

public sealed class ChangeEmailTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/email";

    static string Fresh() => $"c{Guid.NewGuid():N}@fintech.example";
    static JsonObject To(string email) => new() { ["new_email"] = email };

    [Fact]
    public async Task Nothing_changes_until_the_new_mailbox_is_proved_and_the_old_one_is_told()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        await person.Http.Sent(HttpMethod.Post, Path, To(email));
        Assert.NotEqual("", await new Mailbox(app, email).Token("confirm-email"));
        Assert.NotEqual("", await new Mailbox(app, person.Email).Token("not-me"));
        Assert.Equal(person.Email, (string?)(await person.Http.Read("/v1/me"))["user"]!["email"]);
        await (person with { Http = app.Client() }).SignIn();
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_taken_address_gets_the_same_answer_and_its_mailbox_another_mail()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        using var free = await person.Http.Send(HttpMethod.Post, Path, To(Fresh()));
        using var taken = await person.Http.Send(HttpMethod.Post, Path, To(other.Email.ToUpperInvariant()));
        Assert.Equal(202, (int)free.StatusCode);
        Assert.Equal(free.StatusCode, taken.StatusCode);
        Assert.Equal(await free.Content.ReadAsStringAsync(), await taken.Content.ReadAsStringAsync());
        var mail = await new Mailbox(app, other.Email).Newest();
        Assert.Equal("Somebody tried to use your address", mail.Subject);
        Assert.DoesNotContain("token=", mail.TextBody);
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_free_and_a_taken_address_cost_two_links_and_two_mails_each()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        Assert.Equal((2, 2), await Cost(Fresh()));
        Assert.Equal((2, 2), await Cost(other.Email));
        var waiting = new Newcomer(app);
        await waiting.Register();
        Assert.Equal((2, 2), await Cost(waiting.Email));

        async Task<(int Links, int Mails)> Cost(string email)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerSlot>().Fill(new Caller
            {
                Kind = CallerKind.User, Id = person.Id.ToString(), PersonId = person.Id.Value,
            });
            var handler = scope.ServiceProvider.GetRequiredService<IHandler<ChangeEmailRequest, MessageView>>();
            Assert.Null((await handler.Handle(new(email), CancellationToken.None)).Error);
            var added = scope.ServiceProvider.GetRequiredService<FintechDb>().ChangeTracker.Entries()
                .Where(e => e.State is EntityState.Added).Select(e => e.Metadata.ClrType.Name).ToList();
            return (added.Count(n => n == nameof(MailedToken)), added.Count(n => n == "OutgoingMessage"));
        }
    }

    [Theory]
    [InlineData("no-address")]
    [InlineData("ada@example.com\r\nBcc: all@example.com")]
    public async Task Refuses_what_is_no_address(string email)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Post, Path, To(email)).IsRefused(400, "request.invalid");
        Assert.Equal(["new_email"], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Refuses_the_address_that_the_account_has()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, Path, To(" " + person.Email.ToUpperInvariant()))
            .IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Needs_a_fresh_proof_and_a_person()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, To(Fresh())).IsRefused(401, "auth.required");
        var key = await person.ClientWith("banking:read");
        await key.Send(HttpMethod.Post, Path, To(Fresh())).IsRefused(403, "auth.person_required");
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, Path, To(Fresh())).IsRefused(403, "auth.step_up_required");
    }

    [Fact]
    public async Task A_retry_with_the_same_key_mails_nothing_again()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        using var first = await person.Http.Send(HttpMethod.Post, Path, To(email), "once");
        using var again = await person.Http.Send(HttpMethod.Post, Path, To(email), "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single(await new Mailbox(app, email).All());
    }

    [Fact]
    public async Task Nobodys_mailbox_is_flooded()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        for (var i = 0; i < 5; i++) await person.Http.Sent(HttpMethod.Post, Path, To(email));
        await person.Http.Send(HttpMethod.Post, Path, To(email)).IsRefused(429, "limit.exceeded");
    }
}
