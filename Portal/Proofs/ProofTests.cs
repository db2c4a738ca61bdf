using System.Net;
using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Portal.Proofs;

public sealed class ProofTests(App app) : IClassFixture<App>
{
    const string Keys = "/portal/keys", Page = "/portal/step-up";

    async Task<(Tester Person, List<KeyValuePair<string, string>> Form)> WithKeyForm()
    {
        var person = await app.NewPerson();
        await person.Forget();
        var form = await person.Form(Keys);
        form.Add(new("Form.Name", "Later"));
        form.Add(new("Form.Scopes", "banking:read"));
        return (person, form);
    }

    static KeyValuePair<string, string> Field(string name, string value) => new(name, value);

    [Fact]
    public async Task A_form_asks_for_a_code_sends_one_takes_it_and_loses_nothing_that_was_typed()
    {
        var (person, form) = await WithKeyForm();
        var asked = await person.Post(Keys, form);
        Assert.Contains("name=\"Proof.Code\"", asked);
        Assert.Contains("value=\"Later\"", asked);

        var sent = await person.Post(Keys, [.. form, Field("Proof.Send", "Email")]);
        Assert.Matches(@"on its way to <strong>.•••@fintech\.example", sent);
        Assert.Contains("value=\"Later\"", sent);

        var wrong = await person.Post(Keys, [.. form, Field("Proof.Method", "Email"), Field("Proof.Code", "00000000")]);
        Assert.Contains("the code is wrong", wrong);
        Assert.Contains("value=\"Later\"", wrong);
        Assert.Empty((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());

        List<KeyValuePair<string, string>> right = [.. form, Field("Proof.Method", "Email"), Field("Proof.Code", await person.MailedCode())];
        using var proof = await person.PostAnswer(Keys, right);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, proof.StatusCode);
        Assert.StartsWith("/portal/keys?", proof.Headers.Location!.OriginalString);
        Assert.Matches("fk_sandbox_[0-9A-Za-z]{43}_", await person.Post(proof.Headers.Location!.OriginalString, right));
        Assert.Single((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_form_goes_through_when_it_was_confirmed_in_another_tab()
    {
        var (person, form) = await WithKeyForm();
        await person.Post(Keys, form);
        await person.Prove();
        Assert.Contains("Your key is ready", await person.Post(Keys, [.. form, Field("Proof.Code", "")]));
    }

    [Fact]
    public async Task Asking_for_a_code_makes_no_key()
    {
        var person = await app.NewPerson(); // a factor was just proved
        var form = await person.Form(Keys);
        form.AddRange([Field("Form.Name", "x"), Field("Form.Scopes", "banking:read"), Field("Proof.Send", "Email")]);
        await person.Post(Keys, form);
        Assert.Empty((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
    }

    [Fact]
    public async Task The_page_offers_what_there_is_and_leads_on_with_a_right_code()
    {
        var person = await app.NewPerson();
        var (authenticator, _, recovery) = await person.AddTotp();
        await person.Forget();
        var html = WebUtility.HtmlDecode(await person.Http.GetStringAsync(Page + "?next=%2Fportal%2Fkeys"));
        Assert.Contains("Authenticator app", html);
        Assert.Contains("Recovery code", html);
        Assert.DoesNotContain("Send a code", html); // the mailbox is no factor of theirs
        var form = Pages.Fields(html);

        var wrong = await person.Post(Page, [.. form, Field("Proof.Method", "Totp"), Field("Proof.Code", "000000")]);
        Assert.Contains("name=\"next\" value=\"/portal/keys\"", wrong);
        using var right = await person.PostAnswer(Page, [.. form, Field("Proof.Method", "Totp"), Field("Proof.Code", authenticator.Code())]);
        Assert.Equal("/portal/keys", right.Headers.Location!.OriginalString);
        Assert.StartsWith("session=", right.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=")));
        await person.Key("banking:read");

        await person.Forget();
        using var spent = await person.PostAnswer(
            Page, [.. form, Field("Proof.Method", "RecoveryCode"), Field("Proof.Code", " " + recovery[0].ToLowerInvariant() + " ")]);
        Assert.Equal(HttpStatusCode.Redirect, spent.StatusCode);
        var again = await person.Post(Page, [.. form, Field("Proof.Method", "RecoveryCode"), Field("Proof.Code", recovery[0])]);
        Assert.Contains("the code is wrong", again);
    }

    [Fact]
    public async Task Only_a_passkey_leads_to_the_app_which_can_ask_for_it()
    {
        var person = await app.NewPerson();
        await app.Sql("""
            insert into factors (id, person_id, method, label, created_at, confirmed_at)
            values (gen_random_uuid(), $1, 'Passkey', 'Laptop', now(), now())
            """, person.Id.Value);
        var html = WebUtility.HtmlDecode(await person.Http.GetStringAsync(Page + "?next=%2Fportal%2Fkeys"));
        Assert.Contains("href=\"/step-up?next=%2Fportal%2Fkeys\"", html);
        Assert.DoesNotContain("Proof.Code", html);
    }

    [Fact]
    public async Task Guessing_must_wait_and_says_so()
    {
        var person = await app.NewPerson();
        await person.Forget();
        var form = await person.Form(Page);
        for (var i = 0; i < 20; i++)
        {
            var html = await person.Post(Page, [.. form, Field("Proof.Method", "Email"), Field("Proof.Code", $"{i:D8}")]);
            if (html.Contains("Too many requests")) return;
        }
        Assert.Fail("Nobody had to wait.");
    }

    [Fact]
    public async Task No_code_is_sent_by_looking_at_the_page()
    {
        var person = await app.NewPerson();
        await person.Http.GetStringAsync(Page);
        Assert.Empty(await new Mailbox(app, person.Email).All());
        using var stranger = await app.Client().GetAsync(Page + "?next=/portal");
        Assert.StartsWith("/sign-in?next=", stranger.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_form_has_its_own_button_before_those_that_send_codes()
    {
        var (person, form) = await WithKeyForm();
        // The Enter key presses the first button of a form.
        foreach (var html in (string[])[await person.Post(Keys, form), await person.Http.GetStringAsync(Page)])
        {
            var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
            var buttons = Regex.Matches(main, "<button[^>]*>").Select(b => b.Value).ToList();
            Assert.DoesNotContain("Proof.Send", buttons[0]);
            Assert.Contains("Proof.Send", buttons[^1]);
        }
    }
}
