using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V16.5: a product in Production whose tables go missing.</summary>
public sealed class V16FailureTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("16.5.1", 2), Asvs("16.5.3", 2), Asvs("16.5.4", 3)]
    public async Task V16_5_A_failure_tells_nothing_saves_nothing_opens_nothing_and_ends_nothing_else()
    {
        await using var broken = await Production.Start(app);
        using var http = broken.Client();
        var ada = new Newcomer(app);
        await broken.Sql("alter table mail_outbox rename to gone_away");
        using (var failed = await http.Send(HttpMethod.Post, "/v1/auth/register", ada.Body)) await TellsNothing(failed);
        Assert.Equal(0L, await broken.Sql("select count(*) from people"));
        // Once by us, whatever the libraries have to say.
        await Tester.Until(() => Task.FromResult(broken.Log.Count(l =>
            l.Contains("\"LogLevel\":\"Error\"") && l.Contains("\"Category\":\"Fintech.") && l.Contains("mail_outbox"))), n => n == 1);
        Assert.DoesNotContain(broken.Log, l => l.Contains(ada.Password));
        await broken.Sql("alter table gone_away rename to mail_outbox");
        using (var again = await http.Send(HttpMethod.Post, "/v1/auth/register", ada.Body)) Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);

        await broken.Sql("update people set email_confirmed = true");
        await http.Sent(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = ada.Email, ["password"] = ada.Password });
        // What decides cannot be asked: the door stays shut.
        foreach (var (table, path) in ((string, string)[])[("sessions", "/v1/me"), ("api_keys", "/v1/banking/accounts")])
        {
            await broken.Sql($"alter table {table} rename to gone_away");
            using var asked = await http.GetAsync(path);
            Assert.False(asked.IsSuccessStatusCode);
            await TellsNothing(asked);
            await broken.Sql($"alter table gone_away rename to {table}");
        }
        using var me = await http.GetAsync("/v1/me");
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        using var live = await http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    static async Task TellsNothing(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode >= 500 || !answer.IsSuccessStatusCode, body);
        if ((int)answer.StatusCode < 500) return;
        var problem = JsonNode.Parse(body)!;
        Assert.Equal("server.unexpected", (string?)problem["code"]);
        Assert.StartsWith("req_", (string?)problem["request_id"]);
        Assert.DoesNotMatch(@"gone|outbox|sessions|relation|Npgsql|Exception|\bat [A-Z]\w+\.|42P01", body);
    }
}
