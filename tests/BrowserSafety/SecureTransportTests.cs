using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using static Fintech.Tests.BrowserSafety.SecurityHeaderTests;

namespace Fintech.Tests.BrowserSafety;

/// <summary>The product as it stands on the internet, behind a proxy that ends TLS.</summary>
[Collection(nameof(SecureApp))]
public sealed class SecureTransportTests(SecureApp app)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/icon.svg")]
    [InlineData("/v1/me")]
    [InlineData("/v1/nothing")]
    [InlineData("/portal")]
    [InlineData("/portal/portal.css")]
    [InlineData("/ops/jobs")]
    [InlineData("/docs")]
    [InlineData("/health/live")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_tells_the_browser_to_come_by_https_alone(string path)
    {
        using var answer = await app.Browser().GetAsync(path);
        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        IsSafe(answer);
    }

    [Fact]
    public async Task The_web_apps_pages_are_safe_pages_and_its_files_are_ours_alone()
    {
        using var page = await app.Browser().GetAsync("/sign-in");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        IsSafePage(page);
        using var file = await app.Browser().GetAsync("/icon.svg");
        Assert.Equal("image/svg+xml", file.Content.Headers.ContentType?.MediaType);
        IsSafePage(file);
        Assert.False(file.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_this_host_and_to_https()
    {
        var (email, password) = ($"c{Guid.NewGuid():N}@fintech.example", $"pass {Guid.NewGuid():N}");
        var (id, _) = await app.Person();
        await app.Sql("update people set email = $1, normalized_email = upper($1) where id = $2", email, id.Value);
        using var refused = await app.Browser().Send(
            HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = email, ["password"] = password });
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        var (_, http) = await app.Person();
        using var form = await http.GetAsync("/portal/keys");
        using var signedOut = await http.Send(HttpMethod.Post, "/v1/auth/sign-out", []);
        var cookies = form.Headers.GetValues("Set-Cookie").Concat(signedOut.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-session=", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", c);
            Assert.StartsWith("__Host-", c);
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [Asvs("15.3.4", 2)]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("6.6.6.6, 203.0.113.9", "203.0.113.9")] // what the client wrote itself stands before
    [InlineData("6.6.6.6, 203.0.113.9, 10.1.2.3", "203.0.113.9")] // two proxies of ours
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("nonsense", "127.0.0.1")]
    public async Task A_trusted_proxy_says_where_a_request_comes_from(string forwarded, string address)
    {
        var (id, _) = await app.Person(from: forwarded);
        Assert.Equal(address, await app.Sql("select address from sessions where person_id = $1", id.Value));
    }

    [Fact]
    [Asvs("4.1.3", 2)]
    public async Task A_trusted_proxy_says_nothing_else()
    {
        var http = app.Browser("203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        http.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/evil");
        using var answer = await http.GetAsync("/openapi/v1.json");
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync());
        Assert.NotEqual("", Header(answer, "Strict-Transport-Security"));
        using var portal = await http.GetAsync("/portal");
        Assert.Equal("/sign-in?next=%2Fportal", portal.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_last_operator_stays()
    {
        var (id, http) = await app.Person(isOperator: true);
        await app.Sql("update people set is_operator = false where id <> $1", id.Value);
        var self = $"/v1/operator/people/{id}";
        await http.Send(HttpMethod.Patch, self, new JsonObject { ["operator"] = false }).IsRefused(409, "operator.last_one");
        await http.Send(HttpMethod.Post, self + "/lock", new JsonObject { ["reason"] = "Me" })
            .IsRefused(409, "operator.last_one");
        await http.Send(HttpMethod.Post, "/v1/me/deletion", []).IsRefused(409, "operator.last_one");
        var (second, _) = await app.Person(isOperator: true);
        await http.Send(HttpMethod.Patch, self, new JsonObject { ["operator"] = false }).IsRefused(409, "operator.own_account");
        await http.Sent(HttpMethod.Patch, $"/v1/operator/people/{second}", new JsonObject { ["operator"] = false });
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(self)).StatusCode);
    }
}
