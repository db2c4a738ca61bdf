using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Portal.Ops.People;

public sealed class OpsPeopleTests(App app) : IClassFixture<App>
{
    const string People = "/portal/ops/people";

    static string Of(Tester person, string act = "") => $"{People}/{person.Id}{(act == "" ? "" : "/" + act)}";

    static async Task<string> Html(Tester one, string path) => WebUtility.HtmlDecode(await one.Http.GetStringAsync(path));

    [Fact]
    public async Task Is_not_there_for_anybody_but_operators()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        foreach (var path in (string[])[People, Of(one), Of(one, "lock"), "/portal/ops", "/portal/ops/nothing"])
        {
            using var answer = await person.Http.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, path);
            using var stranger = await app.Client().GetAsync(path);
            Assert.StartsWith("/sign-in?next=", stranger.Headers.Location!.OriginalString);
        }
        using var posted = await person.PostAnswer(Of(one, "lock"), await person.Form("/portal/keys"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.DoesNotContain(People, await Html(person, "/portal"));
        Assert.Contains(People, await Html(one, "/portal"));
    }

    [Fact]
    public async Task Finds_people_pages_through_them_and_says_when_nobody_fits()
    {
        var one = await app.NewOperator();
        var word = $"Page{Guid.NewGuid():N}";
        for (var i = 0; i < 26; i++)
            await app.Sql("""
                insert into people (id, email, normalized_email, user_name, normalized_user_name, name, created_at, profile,
                    email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count,
                    is_operator, has_second_factor, must_have_second_factor)
                select $1, $2, upper($2), $2, upper($2), $3, now(), profile, true, false, false, false, 0, false, false, false
                from people limit 1
                """, Guid.CreateVersion7(DateTimeOffset.UtcNow.AddSeconds(i - 60)), $"{word}{i:D2}@fintech.example", $"{word} {i:D2}");
        var first = await Html(one, $"{People}?q={word}");
        Assert.Contains($"{word} 25", first);
        Assert.DoesNotContain($"{word} 00", first);
        var older = System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]+)\">Older").Groups[1].Value;
        Assert.Contains($"q={word}", older);
        var second = await Html(one, older);
        Assert.Contains($"{word} 00", second);
        Assert.DoesNotContain($"{word} 25", second);
        Assert.Contains("Nobody fits this search", await Html(one, $"{People}?q={Guid.NewGuid():N}"));
        Assert.Contains("Nobody fits this search", await Html(one, $"{People}?q={word}&show=locked"));
        Assert.Contains("Not a cursor", await Html(one, $"{People}?cursor=x"));
    }

    [Fact]
    public async Task Shows_the_account_with_its_sign_ins_and_what_can_be_done()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var html = await Html(one, Of(person));
        Assert.Contains(person.Email, html);
        Assert.Contains(Of(person, "lock"), html);
        Assert.DoesNotContain(Of(person, "unlock"), html);
        Assert.Equal(1, await one.Audited("get_person", person.Id.ToString()));
        var own = await Html(one, Of(one));
        Assert.Contains("your own account", own);
        Assert.DoesNotContain(Of(one, "lock"), own);
        using var nobody = await one.Http.GetAsync($"{People}/{new Features.Identity.Contracts.PersonId(Guid.CreateVersion7())}");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        using var nothing = await one.Http.GetAsync(Of(person, "delete"));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task Locks_with_a_reason_after_asking_once_more_and_unlocks()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var form = await one.Form(Of(person, "lock"));
        Assert.Contains("Say why", await one.Post(Of(person, "lock"), form));
        using var done = await one.PostAnswer(Of(person, "lock"), [.. form, new("Form.Reason", "Ticket 4711")]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var html = await Html(one, done.Headers.Location!.OriginalString);
        Assert.Contains("The account is locked.", html);
        Assert.Contains("Ticket 4711", html);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        using var open = await one.PostAnswer(Of(person, "unlock"), await one.Form(Of(person, "unlock")));
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
        Assert.Contains("Was locked before", await Html(one, Of(person)));
    }

    [Theory]
    [InlineData("end-sessions", "end_person_sessions")]
    [InlineData("start-reset", "start_password_reset")]
    [InlineData("require-factor", "change_person")]
    [InlineData("free-factor", "change_person")]
    [InlineData("make-operator", "change_person")]
    [InlineData("unmake-operator", "change_person")]
    public async Task Does_what_was_asked_once(string act, string slice)
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await person.AddTotp();
        var form = await one.Form(Of(person, act));
        for (var i = 0; i < 2; i++)
        {
            using var done = await one.PostAnswer(Of(person, act), form);
            Assert.EndsWith($"done={act}", done.Headers.Location!.OriginalString);
        }
        Assert.Equal(1, await one.Audited(slice, person.Id.ToString()));
        var account = await one.Account(person);
        if (act.EndsWith("-factor")) Assert.Equal(act is "require-factor", (bool)account["must_have_second_factor"]!);
        if (act.EndsWith("-operator")) Assert.Equal(act is "make-operator", (bool)account["operator"]!);
    }

    [Fact]
    public async Task Says_that_an_operator_needs_a_second_factor_before_and_after_it_is_tried()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        Assert.Contains("operators need one", await Html(one, Of(person, "make-operator")));
        using var refused = await one.PostAnswer(Of(person, "make-operator"), await one.Form(Of(person, "make-operator")));
        Assert.Contains("Operators need a second factor of their own", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Asks_for_a_second_factor_before_looking_and_comes_back_to_the_same_search()
    {
        var one = await app.NewOperator();
        await one.Forget();
        using var asked = await one.Http.GetAsync(People + "?q=ada&show=locked");
        var location = asked.Headers.Location!.OriginalString;
        Assert.StartsWith("/portal/step-up?", location);
        Assert.EndsWith("next=" + Uri.EscapeDataString(People + "?q=ada&show=locked"), location);
        var form = await one.Form(location);
        await one.Post("/portal/step-up", [.. form, new("Proof.Send", "Email")]);
        using var proved = await one.PostAnswer(
            "/portal/step-up", [.. form, new("Proof.Method", "Email"), new("Proof.Code", await one.MailedCode())]);
        Assert.Equal(People + "?q=ada&show=locked", proved.Headers.Location!.OriginalString);
        await one.Http.GetStringAsync(People);
    }

    [Fact]
    public async Task Asks_in_the_form_of_an_act_and_keeps_the_reason()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await app.Sql("update sessions set step_up_at = now() - interval '6 minutes' where person_id = $1", one.Id.Value);
        List<KeyValuePair<string, string>> form = [.. await one.Form(Of(person, "lock")), new("Form.Reason", "Ticket 4711")];
        var asked = await one.Post(Of(person, "lock"), form);
        Assert.Contains("name=\"Proof.Code\"", asked);
        Assert.Contains("value=\"Ticket 4711\"", asked);
        await one.Post(Of(person, "lock"), [.. form, new("Proof.Send", "Email")]);
        form.AddRange([new("Proof.Method", "Email"), new("Proof.Code", await one.MailedCode())]);
        using var proved = await one.PostAnswer(Of(person, "lock"), form);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, proved.StatusCode);
        using var done = await one.PostAnswer(proved.Headers.Location!.OriginalString, form);
        Assert.EndsWith("done=lock", done.Headers.Location!.OriginalString);
        Assert.Equal("Ticket 4711", (string?)(await one.Account(person))["lock_reason"]);
    }

    [Fact]
    public async Task Says_in_the_form_why_an_act_was_refused()
    {
        var one = await app.NewOperator();
        await app.NewOperator();
        var html = await one.Post(Of(one, "lock"), [.. await one.Form(Of(one, "lock")), new("Form.Reason", "Me")]);
        Assert.Contains("Nobody locks their own account", html);
    }

    [Fact]
    public async Task No_page_holds_a_secret()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var (authenticator, _, recovery) = await person.AddTotp();
        await person.AddEmail();
        var secrets = ((string[])(await app.Sql("""
            select array[p.password_hash, p.security_stamp, encode(s.token_hash, 'hex'), encode(s.token_hash, 'base64')]
            from people p join sessions s on s.person_id = p.id where p.id = $1
            """, person.Id.Value))!).Concat(recovery).Append(person.Password).Append(authenticator.Code()).ToList();
        foreach (var path in Act.All.Select(a => Of(person, a.Name)).Append(Of(person)).Append($"{People}?q={person.Email}"))
        {
            var html = await Html(one, path);
            Assert.Contains(person.Id.ToString(), html);
            Assert.DoesNotContain(secrets, html.Contains);
        }
    }
}
