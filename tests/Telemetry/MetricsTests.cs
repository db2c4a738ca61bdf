using System.Net;
using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Telemetry;

public sealed class MetricsTests(App app) : IClassFixture<App>
{
    static HttpRequestMessage Scrape(string? key = Product.MetricsKey)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (key is not null) request.Headers.Add("Authorization", "Bearer " + key);
        return request;
    }

    async Task<string> Metrics()
    {
        using var answer = await app.Client().SendAsync(Scrape());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    static double Sum(string metrics, string name, string tags = "") => Regex
        .Matches(metrics, $@"^{name}\{{[^}}]*{Regex.Escape(tags)}[^}}]*\}} (\S+)", RegexOptions.Multiline)
        .Sum(m => double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Are_for_who_has_the_key_alone()
    {
        foreach (var wrong in (string?[])[null, "", "wrong", await (await app.NewPerson()).Key("banking:read")])
            await app.Client().SendAsync(Scrape(wrong)).IsRefused(401, "metrics.key_required");
    }

    [Fact]
    public async Task Count_calls_refusals_replays_and_limits()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:write", "banking:read");
        double[] Of(string text) =>
        [
            Sum(text, "fintech_call_duration_seconds_count", "operation=\"GET /v1/banking/accounts\",status=\"200\""),
            Sum(text, "fintech_auth_failures_total", "code=\"auth.insufficient_scope\""),
            Sum(text, "fintech_idempotency_replays_total"), Sum(text, "fintech_idempotency_conflicts_total", "code=\"idempotency.key_reused\""),
            Sum(text, "fintech_limit_denied_total", "policy=\"key\""), Sum(text, "fintech_api_log_written_total"),
        ];
        var before = Of(await Metrics());
        await key.Read("/v1/banking/accounts");
        await key.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
        for (var i = 0; i < 2; i++) await key.Sent(HttpMethod.Post, "/v1/banking/connections", [], "once");
        await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new() { ["name"] = "A", ["scopes"] = new System.Text.Json.Nodes.JsonArray("banking:read") }, "once");
        await person.Http.Send(HttpMethod.Post, "/v1/api-keys", new() { ["name"] = "B", ["scopes"] = new System.Text.Json.Nodes.JsonArray("banking:read") }, "once")
            .IsRefused(422, "idempotency.key_reused");
        await app.Sql("update api_keys set requests_per_minute = 1 where environment_id = $1", person.Environment.Value);
        await Tester.Until(async () => (int)(await key.GetAsync("/v1/banking/accounts")).StatusCode, s => s == 429);
        await Tester.Until(async () => Of(await Metrics()).Zip(before, (now, then) => now - then).Min(), least => least >= 1);
    }

    [Fact]
    public async Task Tell_what_waits_and_never_whose_it_is()
    {
        var person = await app.NewPerson();
        await (await person.ClientWith("banking:read")).Read("/v1/banking/accounts");
        var metrics = await Tester.Until(Metrics, m => m.Contains("operation=\"GET /v1/banking/accounts\""));
        foreach (var name in (string[])["fintech_jobs_failed", "fintech_outbox_waiting", "fintech_outbox_oldest_seconds", "fintech_audit_unlinked_oldest_seconds", "db_client_"])
            Assert.Contains(name, metrics);
        Assert.DoesNotMatch($"{person.Environment}|{person.Workspace}|key_01|per_01", metrics);
    }
}
