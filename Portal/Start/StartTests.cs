using System.Net;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Portal.Start;

public sealed partial class StartTests(App app) : IClassFixture<App>
{
    const string Start = "/portal/start";

    [Fact]
    public async Task Fills_a_key_into_every_snippet_once_without_a_second_factor()
    {
        var person = await app.NewPerson();
        await person.Forget();
        var form = await person.Form(Start);
        Assert.Contains("Bearer YOUR_API_KEY", await person.Http.GetStringAsync(Start));
        var filled = WebUtility.HtmlDecode(await person.Post(Start, form));
        var secret = Assert.Single(Secret().Matches(filled).Select(m => m.Value).Distinct());
        Assert.DoesNotContain("YOUR_API_KEY", filled);
        // Itself, the button's, and four snippets.
        Assert.Equal(6, Secret().Count(filled));
        using var withKey = new HttpClient { BaseAddress = app.Url };
        withKey.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        await withKey.Read("/v1/banking/accounts");

        var again = await person.Post(Start, form);
        Assert.DoesNotMatch(Secret(), again);
        Assert.Contains("sent twice", again);
        Assert.Single((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
        Assert.DoesNotMatch(Secret(), await person.Http.GetStringAsync(Start));
    }

    [Fact]
    public async Task Live_has_no_such_key()
    {
        var person = await app.NewPerson();
        var form = await person.Form(Start);
        var live = (Guid)(await app.Sql("select id from environments where workspace_id = $1 and kind = 'live'", person.Workspace.Value))!;
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        var page = $"{Start}?environment={new EnvironmentId(live)}";
        var html = await person.Http.GetStringAsync(page);
        Assert.DoesNotContain("Fill in a key", html);
        Assert.Contains("for sandboxes alone", html);
        form.RemoveAll(f => f.Key == "environment");
        form.Add(new("environment", new EnvironmentId(live).ToString()));
        using var answer = await person.Http.PostAsync(page, new FormUrlEncodedContent(form));
        var refused = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Choose a sandbox environment", refused);
        Assert.DoesNotMatch(Secret(), refused);
    }

    [Fact]
    public async Task Whoever_may_not_make_keys_is_told_whom_to_ask()
    {
        var owner = await app.NewPerson();
        var html = await (await owner.Joined("viewer")).Http.GetStringAsync($"{Start}?environment={owner.Environment}");
        Assert.DoesNotContain("Fill in a key", html);
        Assert.Contains("Ask an owner, an admin or a developer", html);
    }

    [Fact]
    public async Task The_overview_says_what_is_still_to_do()
    {
        var person = await app.NewPerson();
        Assert.Equal(["To do", "To do", "To do"], await States(person));
        var key = await person.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        var states = await Tester.Until(() => States(person), s => s[2] != "To do", seconds: 10);
        Assert.Equal(["To do", "Done: 1 key", "Done: 1 call by keys in 30 days"], states);
    }

    static async Task<List<string>> States(Tester person) =>
        [.. State().Matches(await person.Http.GetStringAsync("/portal")).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("fk_sandbox_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}")] private static partial Regex Secret();
    [GeneratedRegex("<span class=\"muted\">(To do|Done: [^<]+)</span>")] private static partial Regex State();
}
