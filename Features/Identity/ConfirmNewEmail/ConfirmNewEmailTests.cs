using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ConfirmNewEmail;

public sealed class ConfirmNewEmailTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/auth/confirm-new-email";

    static string Fresh() => $"c{Guid.NewGuid():N}@fintech.example";
    static JsonObject Body(string token) => new() { ["token"] = token };

    async Task<string> Asked(Tester person, string email)
    {
        await person.Http.Sent(HttpMethod.Post, "/v1/me/email", new JsonObject { ["new_email"] = email });
        return await new Mailbox(app, email).Token("confirm-email");
    }

    [Fact]
    public async Task The_new_address_signs_in_and_the_old_one_does_not()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        await person.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, email)));
        Assert.Equal(email, (string?)(await person.Http.Read("/v1/me"))["user"]!["email"]);
        await (person with { Http = app.Client(), Email = email }).SignIn();
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password }).IsRefused(401, "sign_in.refused");
        Assert.Equal(email, await app.Sql("select email from customers where environment_id = $1", person.Environment.Value));
    }

    [Fact]
    [Asvs("6.3.7", 3)]
    public async Task Old_and_new_mailbox_are_told_and_the_old_one_can_object()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        await person.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, email)));
        Assert.Equal("This is your e-mail address now", (await new Mailbox(app, email).Newest()).Subject);
        var old = new Mailbox(app, person.Email);
        Assert.Equal("Your e-mail address was changed", (await old.Newest()).Subject);
        Assert.NotEqual("", await old.Token("not-me"));
    }

    [Fact]
    public async Task Who_objects_from_the_old_mailbox_has_the_account_back_there()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        await person.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, email)));
        var old = new Mailbox(app, person.Email);
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/not-me", Body(await old.Token("not-me")));
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        var changed = person with { Http = app.Client(), Password = $"pass {Guid.NewGuid():N}" };
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/reset-password",
            new JsonObject { ["token"] = await old.Token("reset"), ["new_password"] = changed.Password });
        await changed.SignIn();
    }

    [Fact]
    public async Task Who_objects_before_the_change_stops_it()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        var token = await Asked(person, email);
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/not-me",
            Body(await new Mailbox(app, person.Email).Token("not-me")));
        await app.Client().Send(HttpMethod.Post, Path, Body(token)).IsRefused(400, "link.invalid");
    }

    [Fact]
    public async Task Other_sessions_reset_links_and_trusted_browsers_end_and_this_one_goes_on()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        var other = person with { Http = app.Client() };
        await other.SignIn();
        await person.Http.Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        var reset = await new Mailbox(app, person.Email).Token("reset");
        await app.Sql("""
            insert into devices (id, person_id, token_hash, name, address, trusted_until, created_at, last_seen_at)
            values (gen_random_uuid(), $1, '\x01', 'Firefox', '127.0.0.1', now() + interval '1 day', now(), now())
            """, person.Id.Value);
        var stamp = await Stamp(person);
        await person.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, email)));
        await other.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await person.Http.Read("/v1/me");
        await app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password",
            new JsonObject { ["token"] = reset, ["new_password"] = $"pass {Guid.NewGuid():N}" }).IsRefused(400, "link.invalid");
        Assert.NotEqual(stamp, await Stamp(person));
        Assert.Equal(0L, await app.Sql(
            "select count(*) from devices where person_id = $1 and trusted_until is not null", person.Id.Value));
    }

    Task<object?> Stamp(Tester person) => app.Sql("select security_stamp from people where id = $1", person.Id.Value);

    [Fact]
    public async Task A_browser_of_somebody_else_keeps_its_session_and_saves_none_of_the_persons()
    {
        var (person, stranger, email) = (await app.NewPerson(), await app.NewPerson(), Fresh());
        await stranger.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, email)));
        await stranger.Http.Read("/v1/me");
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Works_once_however_many_try_at_once()
    {
        var (person, email) = (await app.NewPerson(), Fresh());
        var token = await Asked(person, email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(_ => app.Client().Send(HttpMethod.Post, Path, Body(token))));
        Assert.Single(answers, a => (int)a.StatusCode == 200);
        Assert.All(answers.Where(a => (int)a.StatusCode != 200), a => Assert.Equal(400, (int)a.StatusCode));
    }

    [Fact]
    public async Task Of_two_accounts_that_want_one_address_the_first_gets_it()
    {
        var (first, second, email) = (await app.NewPerson(), await app.NewPerson(), Fresh());
        var tokens = new[] { await Asked(first, email), await Asked(second, email) };
        var answers = await Task.WhenAll(tokens.Select(t => app.Client().Send(HttpMethod.Post, Path, Body(t))));
        Assert.Equal([200, 400], answers.Select(a => (int)a.StatusCode).Order());
        Assert.Equal(1L, await app.Sql(
            "select count(*) from people where normalized_email = $1", email.ToUpperInvariant()));
    }

    [Fact]
    public async Task A_registration_that_nobody_opened_gives_way_to_the_owner_of_the_mailbox()
    {
        var (person, squatter) = (await app.NewPerson(), new Newcomer(app));
        await squatter.Register();
        var theirs = await squatter.MailedToken();
        await person.Http.Sent(HttpMethod.Post, Path, Body(await Asked(person, squatter.Email)));
        Assert.Equal(squatter.Email, (string?)(await person.Http.Read("/v1/me"))["user"]!["email"]);
        await squatter.ConfirmAnswer(theirs).IsRefused(400, "link.invalid");
    }

    [Theory]
    [InlineData("update mailed_tokens set expires_at = now() where person_id = $1 and purpose = 'ChangeEmail'")]
    [InlineData("update people set locked_at = now() where id = $1")]
    [InlineData("update people set deleted_at = now() where id = $1")]
    public async Task Is_void_when_it_is_old_or_the_account_is_closed(string sql)
    {
        var person = await app.NewPerson();
        var token = await Asked(person, Fresh());
        await app.Sql(sql, person.Id.Value);
        await app.Client().Send(HttpMethod.Post, Path, Body(token)).IsRefused(400, "link.invalid");
    }

    [Fact]
    public async Task Is_void_once_the_password_was_changed()
    {
        var person = await app.NewPerson();
        var token = await Asked(person, Fresh());
        await person.Http.Sent(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = person.Password, ["new_password"] = $"pass {Guid.NewGuid():N}",
        });
        await app.Client().Send(HttpMethod.Post, Path, Body(token)).IsRefused(400, "link.invalid");
    }

    [Fact]
    public async Task Another_kind_of_link_opens_nothing_here()
    {
        var person = await app.NewPerson();
        await Asked(person, Fresh());
        var other = await new Mailbox(app, person.Email).Token("not-me");
        await app.Client().Send(HttpMethod.Post, Path, Body(other)).IsRefused(400, "link.invalid");
        await app.Client().Send(HttpMethod.Post, Path, Body("")).IsRefused(400, "request.invalid");
        await app.Client().Send(HttpMethod.Post, Path, Body("x"), "key").IsRefused(400, "idempotency.key_not_accepted");
    }
}
