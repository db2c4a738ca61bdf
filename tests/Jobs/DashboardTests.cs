using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Jobs;

public sealed class DashboardTests(App app) : IClassFixture<App>
{
    const string Recurring = "/ops/jobs/recurring";

    [Fact]
    public async Task An_operator_looks_and_acts_only_with_a_fresh_second_factor()
    {
        var one = await app.NewOperator();
        Assert.Contains("Trigger now", await one.Http.GetStringAsync(Recurring));
        await one.Forget();
        var seen = await one.Http.GetStringAsync(Recurring);
        Assert.Contains("housekeeping", seen);
        Assert.DoesNotContain("Trigger now", seen);
        await Trigger(one, seen).IsRefused(403, "auth.step_up_required");
        Assert.Equal(0L, await Acts(one));
    }

    [Fact]
    public async Task What_an_operator_does_is_audited()
    {
        var one = await app.NewOperator();
        using var forged = await Trigger(one, "");
        Assert.False(forged.IsSuccessStatusCode);
        Assert.Equal(0L, await Acts(one));
        using var done = await Trigger(one, await one.Http.GetStringAsync(Recurring));
        Assert.True(done.IsSuccessStatusCode, $"{(int)done.StatusCode}");
        Assert.Equal(1L, await Acts(one));
    }

    [Fact]
    public async Task To_everybody_else_it_is_not_there()
    {
        var person = await app.NewPerson();
        using var seen = await person.Http.GetAsync(Recurring);
        Assert.Equal(404, (int)seen.StatusCode);
        using var done = await Trigger(person, "");
        Assert.Equal(404, (int)done.StatusCode);
    }

    Task<object?> Acts(Tester one) => app.Sql(
        "select count(*) from audit_entries where action = 'act_on_jobs' and outcome = 'done' and subject = '/recurring/trigger' and actor ->> 'id' = $1",
        one.Id.ToString());

    // As the page's own script does it: with the token that the page holds.
    static Task<HttpResponseMessage> Trigger(Tester one, string page)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Recurring + "/trigger")
        {
            Content = new FormUrlEncodedContent([new("jobs[]", "warn-of-quotas")]),
        };
        var (header, token) = (Meta(page, "csrf-header"), Meta(page, "csrf-token"));
        if (header.Length > 0) request.Headers.Add(header, token);
        return one.Http.SendAsync(request);
    }

    static string Meta(string page, string name) => Regex.Match(page, $"""name="{name}" content="([^"]*)""").Groups[1].Value;
}
