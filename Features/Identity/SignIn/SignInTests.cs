using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.SignIn;

public sealed class SignInTests(App app) : IClassFixture<App>
{
    Task<HttpResponseMessage> Try(string email, string password, HttpClient? http = null) =>
        (http ?? app.Client()).Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = email, ["password"] = password });

    [Fact]
    public async Task Answers_as_me_does_and_sets_the_cookie()
    {
        var person = await app.NewPerson();
        var http = app.Client();
        using var answer = await Try(person.Email, person.Password, http);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        var cookie = Assert.Single(cookies, c => c.StartsWith("session="));
        Assert.Matches("^session=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$", cookie);
        var known = Assert.Single(cookies, c => c.StartsWith("device="));
        Assert.Matches("^device=[A-Za-z0-9_-]{43}; max-age=31536000; path=/; samesite=lax; httponly$", known);
        Assert.Equal(2, cookies.Count);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var body = await answer.Content.ReadAsStringAsync();
        Assert.All(cookies, c => Assert.DoesNotContain(c.Split('=', ';')[1], body));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body)!["me"], await http.Read("/v1/me")));
    }

    [Fact]
    [Asvs("6.3.8", 3)]
    public async Task A_wrong_password_an_unknown_and_an_unconfirmed_person_read_alike()
    {
        var (known, unconfirmed) = (await app.NewPerson(), new Newcomer(app));
        await unconfirmed.Register();
        var problems = new[]
        {
            await Try(known.Email, "not the password").IsRefused(401, "sign_in.refused"),
            await Try($"nobody{Guid.NewGuid():N}@fintech.example", "not the password")
                .IsRefused(401, "sign_in.refused"),
            await unconfirmed.SignInAnswer().IsRefused(401, "sign_in.refused"),
            await Try(unconfirmed.Email, "not the password").IsRefused(401, "sign_in.refused"),
        };
        foreach (var problem in problems) problem.Remove("request_id");
        Assert.Single(problems.Select(p => p.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Only_who_knows_the_password_of_an_unconfirmed_account_is_mailed_the_link_again()
    {
        var ada = new Newcomer(app);
        await ada.Register();
        await ada.MailedToken();
        await Try(ada.Email, "not the password").IsRefused(401, "sign_in.refused");
        await ada.SignInAnswer().IsRefused(401, "sign_in.refused");
        await ada.Confirm(await ada.MailedToken());
        Assert.Equal(2, ada.Mails().Count);
        await ada.SignIn();
    }

    [Fact]
    public async Task Nobodys_mailbox_is_flooded_by_who_opens_an_account_for_it()
    {
        var ada = new Newcomer(app);
        await ada.Register();
        for (var n = 0; n < 12; n++) await ada.SignInAnswer().IsRefused(401, "sign_in.refused");
        // Five, and one after each wait that doubles.
        await Tester.Until(() => Task.FromResult(ada.Mails().Count), n => n >= 5, seconds: 10);
        Assert.InRange(ada.Mails().Count, 5, 9);
    }

    [Theory]
    [Asvs("6.3.8", 3)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_known_and_an_unknown_person_cost_one_hash_each(bool isKnown)
    {
        var email = isKnown ? (await app.NewPerson()).Email : "nobody@fintech.example";
        await using var scope = app.Services.CreateAsyncScope();
        var passwords = new Passwords();
        var handler = ActivatorUtilities.CreateInstance<SignInHandler>(scope.ServiceProvider, passwords);
        var result = await handler.Handle(new(email, "not the password"), CancellationToken.None);
        Assert.IsType<SignInRefused>(result.Error);
        Assert.Equal(1, passwords.Hashes);
    }

    [Fact]
    [Asvs("7.2.4", 1)]
    public async Task A_token_from_before_is_never_taken_over()
    {
        var person = await app.NewPerson();
        using var planted = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Url };
        planted.DefaultRequestHeaders.Add("Cookie", "session=planted-by-somebody");
        planted.DefaultRequestHeaders.Add("Origin", app.Url.GetLeftPart(UriPartial.Authority));
        using var answer = await Try(person.Email, person.Password, planted);
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("planted"));
        await planted.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    [Asvs("7.2.4", 1)]
    public async Task Signing_in_again_ends_the_session_that_was_there()
    {
        var person = await app.NewPerson();
        using var answer = await Try(person.Email, person.Password, person.Http);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from sessions where person_id = $1 and ended_at is not null", person.Id.Value));
    }

    [Fact]
    [Asvs("6.3.1", 1)]
    public async Task Guessing_must_wait_and_the_right_password_from_there_too()
    {
        var person = await app.NewPerson();
        var guesses = 0;
        // The wait doubles, so that it outgrows the time that a guess takes on a busy machine.
        while ((await Try(person.Email,
            $"guess number {guesses}")).StatusCode is HttpStatusCode.Unauthorized) guesses++;
        Assert.InRange(guesses, 5, 9);
        using var answer = await Try(person.Email, person.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        using var later = await Try(person.Email, person.Password);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    [Asvs("6.3.1", 1)]
    public async Task Guesses_at_the_same_moment_count_each()
    {
        var person = await app.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Try(person.Email, "guess number " + i)));
        Assert.InRange(answers.Count(a => a.StatusCode is HttpStatusCode.Unauthorized), 5, 8);
    }

    [Fact]
    public async Task Says_which_field_is_wrong()
    {
        var problem = await Try("nobody", "").IsRefused(400, "request.invalid");
        Assert.Equal(["email", "password"], problem["errors"]!.AsObject().Select(e => e.Key).Order());
    }

    [Fact]
    [Asvs("16.3.1", 2)]
    public async Task Sign_ins_and_refusals_are_audited_without_the_password()
    {
        var person = await app.NewPerson();
        await Try(person.Email, "not the password").IsRefused(401, "sign_in.refused");
        Assert.Equal(1L, await app.Sql("""
            select count(*) from audit_entries
            where action = 'sign_in' and outcome = 'done' and actor->>'id' = $1 and subject like 'ses_%'
            """, person.Id.ToString()));
        Assert.Equal(1L, await app.Sql("""
            select count(*) from audit_entries where action = 'sign_in' and outcome = 'sign_in.refused' and subject = $1
            """, person.Id.ToString()));
        Assert.Equal(0L, await app.Sql(
            "select count(*) from audit_entries a where a::text like $1", $"%{person.Password}%"));
    }
}
