using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.Register;

public sealed class RegisterTests(App app) : IClassFixture<App>
{
    readonly Newcomer ada = new(app);

    [Fact]
    public async Task The_mailed_link_opens_the_account_with_its_workspace()
    {
        await ada.Register();
        await ada.Confirm(await ada.MailedToken());
        var me = await ada.SignIn();
        var workspace = Assert.Single(me["workspaces"]!.AsArray())!;
        Assert.Equal("owner", (string?)workspace["role"]);
        Assert.Equal(["live", "sandbox"], workspace["environments"]!.AsArray()
            .Select(e => (string)e!["kind"]!).Order());
        var id = Infrastructure.Data.TypeId.TryParse("ws", (string)workspace["id"]!, out var value) ? value : default;
        Assert.Equal(2L, await app.Sql(
            "select count(*) from customers join environments e on e.id = environment_id where workspace_id = $1", id));
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_known_address_gets_the_same_answer_and_another_mail()
    {
        await ada.Register();
        await ada.Confirm(await ada.MailedToken());
        using var known = await ada.Http.Send(HttpMethod.Post, "/v1/auth/register", ada.Body);
        using var fresh = await new Newcomer(app).Answer();
        Assert.Equal(HttpStatusCode.Accepted, known.StatusCode);
        Assert.Equal(fresh.StatusCode, known.StatusCode);
        Assert.Equal(await fresh.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        Assert.Equal(Names(fresh), Names(known));
        await Tester.Until(() => Task.FromResult(ada.Mails()), m => m.Count == 2);
        Assert.Contains("already-registered", ada.Mails()[0]);

        static IEnumerable<string> Names(HttpResponseMessage answer) =>
            answer.Headers.Concat(answer.Content.Headers).Select(h => h.Key).Order();
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_known_and_a_new_address_cost_one_hash_and_one_mail_each()
    {
        Assert.Equal((1, 1), await Cost()); // new
        Assert.Equal((1, 1), await Cost()); // known, not confirmed
        await ada.Confirm(await ada.MailedToken());
        Assert.Equal((1, 1), await Cost()); // known

        async Task<(int Hashes, int Mails)> Cost()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var passwords = new Passwords();
            var before = ada.Mails().Count;
            var handler = ActivatorUtilities.CreateInstance<RegisterHandler>(scope.ServiceProvider, passwords);
            var result = await handler.Handle(new(ada.Email, ada.Password, "Ada"), CancellationToken.None);
            Assert.Null(result.Error);
            await Tester.Until(() => Task.FromResult(ada.Mails().Count), n => n > before);
            await Task.Delay(200); // a second mail would be here by now
            return (passwords.Hashes, ada.Mails().Count - before);
        }
    }

    [Fact]
    public async Task Many_at_once_make_one_account()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.Answer()));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from people where normalized_email = $1", ada.Email.ToUpperInvariant()));
    }

    [Fact]
    public async Task Case_and_space_make_no_second_account()
    {
        await ada.Register();
        var shouted = ada.Body;
        shouted["email"] = " " + ada.Email.ToUpperInvariant() + " ";
        await ada.Http.Sent(HttpMethod.Post, "/v1/auth/register", shouted);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from people where upper(email) = $1", ada.Email.ToUpperInvariant()));
    }

    [Fact]
    public async Task Whoever_registers_a_strangers_address_first_gains_nothing()
    {
        var thief = new Newcomer(app) { Email = ada.Email };
        await thief.Register();
        await ada.Register();
        await ada.Confirm(await ada.MailedToken()); // the newest link, of the owner's own registration
        await ada.SignIn();
        await thief.SignInAnswer().IsRefused(401, "sign_in.refused");
    }

    [Theory]
    [InlineData("no-address", "a password of some length", "Ada", "email")]
    [InlineData("ada@exämple.com", "a password of some length", "Ada", "email")]
    [InlineData("ada@example.com\r\nBcc: all@example.com", "a password of some length", "Ada", "email")]
    [InlineData("ada@example.com", "elevenchars", "Ada", "password")]
    [InlineData("ada@example.com", "a password of some length", " ", "name")]
    public async Task Says_which_field_is_wrong(string email, string password, string name, string field)
    {
        var body = new JsonObject { ["email"] = email, ["password"] = password, ["name"] = name };
        var problem = await app.Client().Send(HttpMethod.Post, "/v1/auth/register", body)
            .IsRefused(400, "request.invalid");
        Assert.Equal([field], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Theory]
    [Asvs("6.2.5", 1)]
    [InlineData("twelve chars")]
    [InlineData("пароль из слов")]
    [InlineData("🐎🔋📎🐎🔋📎🐎🔋📎🐎🔋📎")]
    public async Task Takes_any_password_of_twelve_characters(string password)
    {
        var person = new Newcomer(app) { Password = password };
        await person.Register();
        await person.Confirm(await person.MailedToken());
        await person.SignIn();
    }

    static string Long(int length) => new([.. Enumerable.Range(0, length).Select(i => (char)('a' + i * i % 23))]);

    [Fact]
    public async Task Takes_a_password_of_128_characters_but_no_longer()
    {
        await new Newcomer(app) { Password = Long(128) }.Register();
        await new Newcomer(app) { Password = Long(129) }.Answer().IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Takes_no_idempotency_key() =>
        await ada.Http.Send(HttpMethod.Post, "/v1/auth/register", ada.Body, "once")
            .IsRefused(400, "idempotency.key_not_accepted");

    [Fact]
    public async Task Nobodys_mailbox_is_flooded()
    {
        for (var i = 0; i < 5; i++) await ada.Register();
        using var answer = await ada.Answer();
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }
}
