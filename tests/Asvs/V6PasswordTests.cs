using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Features.Identity;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V6.2: passwords.</summary>
public sealed class V6PasswordTests(App app) : IClassFixture<App>
{
    static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i + i / 7) % 26)));

    async Task<Newcomer> Opened(string password)
    {
        var person = new Newcomer(app) { Password = password };
        await person.Register();
        await person.Confirm(await person.MailedToken());
        return person;
    }

    [Theory, Asvs("6.2.1", 1)]
    [InlineData("elevenchars", false)]
    [InlineData("seven77", false)]
    [InlineData("twelve chars", true)]
    public async Task V6_2_1_Twelve_characters_wherever_a_password_is_set(string password, bool good)
    {
        using var registered = await new Newcomer(app) { Password = password }.Answer();
        Assert.Equal(good ? 202 : 400, (int)registered.StatusCode);
        var person = await app.NewPerson();
        using var changed = await person.Http.Send(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = person.Password, ["new_password"] = password,
        });
        Assert.Equal(good ? 200 : 400, (int)changed.StatusCode);
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        using var reset = await app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = await new Mailbox(app, person.Email).Token("reset"), ["new_password"] = password,
        });
        Assert.Equal(good ? 200 : 400, (int)reset.StatusCode);
    }

    [Fact, Asvs("6.2.3", 1)]
    public async Task V6_2_3_A_change_needs_the_password_of_now()
    {
        var person = await app.NewPerson();
        foreach (var current in (JsonNode?[])[null, "", "not the password"])
        {
            using var answer = await person.Http.Send(HttpMethod.Post, "/v1/me/password", new JsonObject
            {
                ["current_password"] = current, ["new_password"] = "an even longer sentence",
            });
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{answer.StatusCode}");
        }
        await person.Http.Send(HttpMethod.Post, "/v1/me/password", new JsonObject { ["new_password"] = "an even longer sentence" })
            .IsRefused(400, "request.invalid");
        await (person with { Http = app.Client() }).SignIn();
    }

    [Fact, Asvs("6.2.4", 1), Asvs("6.2.12", 2)]
    public void V6_2_4_The_three_thousand_most_common_are_refused_in_every_form_that_is_long_enough()
    {
        var package = typeof(Zxcvbn.Zxcvbn).Assembly;
        using var list = new StreamReader(package.GetManifestResourceStream(
            package.GetManifestResourceNames().Single(n => n.Contains("passwords")))!);
        var common = list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(p => p.Length >= 6).Take(3000).ToList();
        Assert.Equal(3000, common.Count);
        Assert.All(common, word =>
        {
            var twice = string.Concat(Enumerable.Repeat(word, (Passwords.MinLength + word.Length - 1) / word.Length));
            Assert.NotNull(PasswordRules.Fault(twice, "ada@example.com", "Ada"));
            Assert.NotNull(PasswordRules.Fault(word.PadRight(Passwords.MinLength, '!'), "ada@example.com", "Ada"));
            if (char.IsLetter(word[0]) && char.IsLetter(word[^1]))
                Assert.NotNull(PasswordRules.Fault("2026" + word.ToUpperInvariant() + "2026", "ada@example.com", "Ada"));
        });
    }

    [Fact, Asvs("6.2.6", 1), Asvs("6.2.7", 1)]
    public void V6_2_6_Password_fields_hide_what_is_typed_and_let_managers_and_pasting_in()
    {
        var pages = Files("frontend/src", "*.tsx").Concat(Files("Portal", "*.cshtml")).ToList();
        var inputs = pages.SelectMany(p => Regex.Matches(p.Text, p.Path.EndsWith(".tsx") ? @"<input\b.*?/>" : @"<input\b.*?>",
            RegexOptions.Singleline).Select(m => m.Value)).ToList();
        var secret = inputs.Where(i => i.Contains("\"password\"")).ToList();
        Assert.NotEmpty(secret);
        Assert.All(secret, i => Assert.Matches("type=(\"password\"|\\{shown \\? \"text\" : \"password\"\\})", i));
        Assert.All(secret, i => Assert.Matches("(?i)autocomplete=(\"(current|new)-password\"|\\{autoComplete\\})", i));
        var uses = pages.SelectMany(p => Regex.Matches(p.Text, @"<PasswordField\b.*?/>", RegexOptions.Singleline)).ToList();
        Assert.True(uses.Count >= 4);
        Assert.All(uses, u => Assert.Matches("autoComplete=\"(current|new)-password\"", u.Value));
        Assert.Empty(pages.Where(p => Regex.IsMatch(p.Text, "(?i)onpaste|oncopy|ondrop=")).Select(p => p.Path));
    }

    static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root.Path, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains(".test.") && !f.Contains(".stories."))
            .Select(f => (Path.GetRelativePath(Root.Path, f), File.ReadAllText(f) + "\n"));

    [Fact, Asvs("6.2.8", 1)]
    public async Task V6_2_8_A_password_counts_to_its_last_character_as_it_was_sent()
    {
        var password = Long(99) + "\u00c9";
        var ada = await Opened(password);
        foreach (var other in (string[])
            [password[..72], password.ToUpperInvariant(), password + " ", Long(99) + "E\u0301"])
        {
            Assert.NotEqual(password, other);
            await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
            {
                ["email"] = ada.Email, ["password"] = other,
            }).IsRefused(401, "sign_in.refused");
        }
        await ada.SignIn();
        var spaced = await Opened("  a sentence within spaces  ");
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
        {
            ["email"] = spaced.Email, ["password"] = spaced.Password.Trim(),
        }).IsRefused(401, "sign_in.refused");
        await spaced.SignIn();
    }

    [Theory, Asvs("6.2.9", 2)]
    [InlineData(64)]
    [InlineData(128)]
    public async Task V6_2_9_Long_passwords_work(int length) => await (await Opened(Long(length))).SignIn();

    [Fact, Asvs("6.2.9", 2)]
    public async Task V6_2_9_Ten_thousand_characters_are_refused_before_they_are_hashed()
    {
        var (person, huge) = (await app.NewPerson(), Long(10_000));
        await new Newcomer(app) { Password = huge }.Answer().IsRefused(400, "request.invalid");
        await new Newcomer(app) { Email = person.Email, Password = huge }.SignInAnswer().IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = huge, ["new_password"] = huge,
        }).IsRefused(400, "request.invalid");
        await app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = "x", ["new_password"] = huge,
        }).IsRefused(400, "request.invalid");
    }

    [Fact, Asvs("6.2.10", 2)]
    public async Task V6_2_10_A_password_has_no_age()
    {
        var person = await app.NewPerson();
        await app.Sql("update people set created_at = now() - interval '10 years' where id = $1", person.Id.Value);
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(app.Client()))["status"]);
        Assert.Equal(0L, await app.Sql("""
            select count(*) from information_schema.columns where table_name = 'people' and column_name ~ 'password'
                and data_type ~ 'time|date'
            """));
    }
}
