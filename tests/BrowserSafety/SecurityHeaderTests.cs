using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.OpenApi;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.BrowserSafety;

/// <summary>What every kind of answer tells a browser.</summary>
public sealed class SecurityHeaderTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/portal", 200)]
    [InlineData("/portal/keys", 200)]
    [InlineData("/portal/step-up", 200)]
    [InlineData("/portal/ops/people", 200)]
    [InlineData("/portal/nothing", 404)]
    [InlineData("/ops/jobs", 200)]
    [InlineData("/docs/", 200)]
    [InlineData("/docs/errors", 200)]
    [InlineData("/docs/errors/auth.required", 200)]
    [InlineData("/dev/mail", 200)]
    public async Task Pages_run_only_what_is_ours_and_nobody_frames_them(string path, int status)
    {
        var one = await app.NewOperator();
        using var answer = await one.Http.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        IsSafe(answer);
        IsSafePage(answer);
    }

    [Theory]
    [InlineData("/v1/me", 200)]
    [InlineData("/v1/banking/accounts", 200)]
    [InlineData("/v1/operator/people", 200)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v1/me?unknown=1", 400)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/docs/errors/nothing.such", 404)]
    [InlineData("/portal/portal.css", 200)]
    [InlineData("/portal/portal.js", 200)]
    [InlineData("/docs/style.css", 200)]
    public async Task Other_answers_are_what_they_say_and_open_nothing(string path, int status)
    {
        var one = await app.NewOperator();
        using var answer = await one.Http.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        IsSafe(answer);
    }

    [Fact]
    public async Task Refusals_of_strangers_and_of_bodies_are_safe_too()
    {
        using var stranger = await app.Client().GetAsync("/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var malformed = await app.Client().PostAsync(
            "/v1/auth/sign-in", new StringContent("{", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        using var sent = await app.Client().GetAsync("/portal");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        foreach (var answer in (HttpResponseMessage[])[stranger, malformed, sent])
        {
            IsSafe(answer);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task Nothing_personal_is_stored_on_the_way_whoever_asks()
    {
        var one = await app.NewOperator();
        var key = await one.ClientWith("banking:read", "developers:manage");
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Method is "GET").ToList();
        Assert.True(routes.Count > 15, $"{routes.Count}");
        foreach (var http in (HttpClient[])[one.Http, key, app.Client()])
            foreach (var route in routes)
            {
                var arguments = ForeignThings.Any.Arguments(route.Request, "");
                var path = Regex.Replace(route.Path, @"\{(\w+)\}", m => (string)arguments[m.Groups[1].Value]!);
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.True(answer.Headers.CacheControl?.NoStore is true, $"{path}: {answer.Headers.CacheControl}");
                IsSafe(answer);
            }
        using var page = await one.Http.GetAsync("/portal/keys");
        using var jobs = await one.Http.GetAsync("/ops/jobs");
        using var agent = await key.PostAsJsonAsync("/mcp", new JsonObject { ["jsonrpc"] = "2.0" });
        foreach (var answer in (HttpResponseMessage[])[page, jobs, agent])
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.RequestMessage!.RequestUri}");
    }

    [Fact]
    public async Task What_is_everybodys_may_be_kept()
    {
        foreach (var path in (string[])["/portal/portal.css", "/portal/portal.js", "/docs/style.css", "/docs/errors"])
        {
            using var answer = await app.Client().GetAsync(path);
            Assert.False(answer.Headers.CacheControl!.NoStore, path);
        }
    }

    internal static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    internal static void IsSafe(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Matches("^default-src '(none|self)'", policy);
        Assert.DoesNotContain(policy.Split(';'),
            d => d.Trim().StartsWith("script-src", StringComparison.Ordinal) && d.Contains("unsafe"));
        Assert.Equal("", Header(answer, "Server") + Header(answer, "X-Powered-By") + Header(answer, "Access-Control-Allow-Origin"));
    }

    internal static void IsSafePage(HttpResponseMessage answer)
    {
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Matches("^(same-origin|no-referrer)$", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        var permissions = Header(answer, "Permissions-Policy");
        Assert.Contains("publickey-credentials-get=(self)", permissions);
        Assert.Contains("publickey-credentials-create=(self)", permissions);
        Assert.Contains("camera=()", permissions);
        Assert.Contains("base-uri", Header(answer, "Content-Security-Policy"));
        Assert.Contains("form-action", Header(answer, "Content-Security-Policy"));
    }
}
