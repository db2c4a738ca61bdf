using System.Net;
using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Portal;

public sealed partial class PortalTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/portal")]
    [InlineData("/portal/keys")]
    [InlineData("/portal/anything-else")]
    public async Task Sends_a_stranger_to_sign_in_and_back(string path)
    {
        using var answer = await app.Client().GetAsync(path + "?a=b");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(path + "?a=b"), answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Begins_in_the_sandbox_and_says_so_in_the_address()
    {
        var person = await app.NewPerson();
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        using var answer = await person.Http.GetAsync("/portal");
        Assert.Equal($"/portal?environment={person.Environment}", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_page_has_a_policy_without_inline_scripts_and_is_not_stored()
    {
        var person = await app.NewPerson();
        foreach (var path in (string[])["/portal", "/portal/keys", "/portal/sign-out", "/portal/step-up", "/portal/nothing"])
        {
            using var answer = await person.Http.GetAsync(path);
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            var scripts = policy.Split(';').Single(d => d.Trim().StartsWith("script-src"));
            Assert.Equal("script-src 'self'", scripts.Trim());
            Assert.True(answer.Headers.CacheControl!.NoStore, path);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch("<script(?![^>]*src=)|\\son[a-z]+=\"|\\sstyle=\"", html);
        }
    }

    [Fact]
    public async Task Makes_a_key_once_shows_it_once_and_revokes_it()
    {
        var person = await app.NewPerson();
        var form = await person.Form("/portal/keys");
        form.Add(new("Form.Name", "Portal test"));
        form.Add(new("Form.Scopes", "banking:read"));

        var first = await person.Post("/portal/keys", form);
        var secret = Secret().Match(first).Value;
        using var withKey = new HttpClient { BaseAddress = app.Url };
        withKey.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        await withKey.Read("/v1/banking/accounts");

        var again = await person.Post("/portal/keys", form);
        Assert.DoesNotMatch(Secret(), again);
        Assert.Contains("made already", again);
        var list = await person.Http.GetStringAsync("/portal/keys");
        Assert.DoesNotContain(secret, list);
        Assert.Single(Revoke().Matches(list));

        var revoke = Revoke().Match(list).Groups[1].Value;
        using var done = await person.Http.PostAsync(revoke, new FormUrlEncodedContent(await person.Form(revoke)));
        Assert.Equal($"/portal/keys?environment={person.Environment}", done.Headers.Location!.OriginalString);
        await withKey.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        Assert.Contains("was revoked", await person.Http.GetStringAsync(revoke));
    }

    [Fact]
    public async Task Lists_keys_in_the_columns_of_the_web_app_and_links_to_it()
    {
        var person = await app.NewPerson();
        await person.Key("banking:read");
        var html = await person.Http.GetStringAsync("/portal/keys");
        var head = Regex.Match(html, "<thead>.*?</thead>", RegexOptions.Singleline).Value;
        Assert.Equal(["Name", "Key", "Scopes", "Created", "Last used", "Expires", "State"],
            Regex.Matches(head, "<th[^>]*>([^<]+)</th>").Select(cell => cell.Groups[1].Value));
        var row = Regex.Match(html, "<tbody>.*?</tr>", RegexOptions.Singleline).Value;
        var cells = Regex.Matches(row, "<td[^>]*>(.*?)</td>", RegexOptions.Singleline)
            .Select(cell => Regex.Replace(cell.Groups[1].Value, "<[^>]+>", "").Trim()).ToList();
        Assert.Matches("^fk_sandbox_\\S+$", WebUtility.HtmlDecode(cells[1]));
        Assert.Equal(["banking:read", "Never", "Never", "Active"], [cells[2], cells[4], cells[5], cells[6]]);
        Assert.Contains("href=\"/developers\"", html);
    }

    [Fact]
    public async Task Says_what_is_wrong_beside_the_field_and_keeps_what_was_typed()
    {
        var person = await app.NewPerson();
        var form = await person.Form("/portal/keys");
        form.Add(new("Form.Name", "Without permissions"));
        var html = await person.Post("/portal/keys", form);
        Assert.Contains("Choose among", html);
        Assert.Contains("value=\"Without permissions\"", html);
    }

    [Fact]
    public async Task A_form_without_its_token_or_its_environment_changes_nothing()
    {
        var person = await app.NewPerson();
        var form = await person.Form("/portal/keys");
        form.Add(new("Form.Name", "Forged"));
        form.Add(new("Form.Scopes", "banking:read"));
        using var forged = await person.Http.PostAsync(
            "/portal/keys", new FormUrlEncodedContent(form.Where(f => f.Key != "form_token")));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        using var homeless = await person.Http.PostAsync(
            "/portal/keys", new FormUrlEncodedContent(form.Where(f => f.Key != "environment")));
        Assert.Equal(HttpStatusCode.BadRequest, homeless.StatusCode);
        using var named = await person.Http.PostAsync("/portal/keys", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Single(Revoke().Matches(await person.Http.GetStringAsync($"/portal/keys?environment={person.Environment}")));
    }

    [Fact]
    public async Task Somebody_elses_key_and_environment_are_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Key("banking:read");
        var path = Revoke().Match(await theirs.Http.GetStringAsync("/portal/keys")).Groups[1].Value.Split('?')[0];
        using var key = await mine.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, key.StatusCode);
        mine.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        using var environment = await mine.Http.GetAsync($"/portal?environment={theirs.Environment}");
        Assert.Equal(HttpStatusCode.NotFound, environment.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var person = await app.NewPerson();
        using var answer = await person.Http.PostAsync(
            "/portal/sign-out", new FormUrlEncodedContent(await person.Form("/portal/sign-out")));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        using var after = await person.Http.GetAsync("/portal");
        Assert.StartsWith("/sign-in", after.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Jobs_are_for_operators_alone()
    {
        using var stranger = await app.Client().GetAsync("/ops/jobs");
        Assert.Equal("/sign-in?next=%2Fops%2Fjobs", stranger.Headers.Location!.OriginalString);
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Get, "/ops/jobs").IsRefused(404, "request.route_not_found");
        await (await person.ClientWith("developers:manage")).Send(HttpMethod.Get, "/ops/jobs/recurring")
            .IsRefused(404, "request.route_not_found");
        Assert.True(await app.Services.GetRequiredService<Features.Identity.Contracts.People>().SetOperator(person.Email));
        using var jobs = await person.Http.GetAsync("/ops/jobs");
        Assert.Equal(HttpStatusCode.OK, jobs.StatusCode);
        Assert.Contains("script-src 'self';", string.Join(' ', jobs.Headers.GetValues("Content-Security-Policy")));
    }

    [GeneratedRegex("fk_sandbox_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}")] private static partial Regex Secret();
    [GeneratedRegex("href=\"(/portal/keys/key_[0-9a-z]{26}/revoke[^\"]*)\"")] private static partial Regex Revoke();
}
