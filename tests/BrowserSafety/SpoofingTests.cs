using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Hosting;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Fintech.Tests.BrowserSafety;

/// <summary>What a request claims of where it comes from and where it goes to, without a proxy that is trusted.</summary>
public sealed class SpoofingTests(App app) : IClassFixture<App>
{
    static readonly (string Name, string Value)[] Claims =
    [
        ("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Prefix", "/evil"), ("X-Real-IP", "6.6.6.6"), ("Forwarded", "for=6.6.6.6;host=evil.example;proto=https"),
        ("X-Original-Host", "evil.example"), ("X-Original-URL", "/evil"), ("X-Rewrite-URL", "/evil"),
    ];

    HttpClient Liar()
    {
        var http = app.Client();
        foreach (var (name, value) in Claims) http.DefaultRequestHeaders.Add(name, value);
        http.DefaultRequestHeaders.Host = "evil.example";
        return http;
    }

    [Fact]
    [Asvs("4.1.3", 2)]
    public async Task Links_in_mails_lead_to_PublicUrl()
    {
        var person = await app.NewPerson();
        await Liar().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        var mail = (await new Mailbox(app, person.Email).Newest()).TextBody!;
        Assert.Contains($"{app.Url.GetLeftPart(UriPartial.Authority)}/reset?token=", mail);
        Assert.DoesNotContain("evil", mail);
    }

    [Fact]
    [Asvs("4.1.3", 2), Asvs("15.3.4", 2)]
    public async Task Sessions_know_the_real_address_and_cookies_stay_as_they_are()
    {
        var person = await app.NewPerson();
        using var answer = await Liar().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)domain|secure|evil", cookie.Split(';', 2)[1]);
        Assert.Equal(0L, await app.Sql(
            "select count(*) from sessions where person_id = $1 and host(address::inet) not in ('127.0.0.1', '::1')",
            person.Id.Value));
    }

    [Fact]
    [Asvs("15.3.4", 2)]
    public async Task Throttles_count_the_real_address()
    {
        var person = await app.NewPerson();
        var wrong = new JsonObject { ["email"] = person.Email, ["password"] = "wrong wrong wrong" };
        var tries = 0;
        for (; tries < 12; tries++)
        {
            var http = app.Client();
            http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{tries}");
            using var answer = await http.Send(HttpMethod.Post, "/v1/auth/sign-in", wrong);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) break;
        }
        Assert.InRange(tries, 3, 11);
    }

    [Fact]
    public async Task Pages_redirects_and_problems_name_no_other_host()
    {
        foreach (var path in (string[])["/docs", "/docs/", "/docs/errors", "/openapi/v1.json", "/portal", "/ops/jobs", "/v1/me", "/evil-page"])
        {
            using var answer = await Liar().GetAsync(path);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("evil.example", body);
            Assert.DoesNotContain("evil.example", answer.Headers.ToString());
            if (answer.Headers.Location is { } location) Assert.Matches("^(/|docs/$)(?!/)", location.OriginalString);
        }
    }

    [Theory]
    [Asvs("13.4.4", 2)]
    [InlineData("TRACE", "/")]
    [InlineData("TRACE", "/v1/me")]
    [InlineData("TRACE", "/portal/portal.css")]
    [InlineData("TRACE", "/mcp")]
    [InlineData("TRACK", "/v1/me")]
    [InlineData("DEBUG", "/v1/me")]
    public async Task Methods_that_echo_are_refused(string method, string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Url.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {app.Url.Authority}\r\nX-Secret: do-not-echo\r\nConnection: close\r\n\r\n"));
        var text = await new StreamReader(stream).ReadToEndAsync();
        Assert.Matches("^HTTP/1.1 (404|405) ", text);
        Assert.DoesNotContain("do-not-echo", text);
    }

    [Fact]
    public async Task No_header_and_no_field_turns_one_method_into_another()
    {
        var person = await app.NewPerson();
        await person.Key("banking:read");
        var id = (string)(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]!;
        foreach (var name in (string[])["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/api-keys/{id}?_method=DELETE&environment={person.Environment}");
            request.Headers.Add(name, "DELETE");
            using var answer = await person.Http.SendAsync(request);
        }
        Assert.Null((await person.Http.Read($"/v1/api-keys/{id}"))["revoked_at"]);
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("10.0.0.0/99")]
    [InlineData("proxy.example")]
    public async Task What_is_no_address_is_no_trusted_proxy_and_the_start_says_so(string text)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Testing", ContentRootPath = Root.Path, ApplicationName = "Fintech",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicUrl"] = app.Url.GetLeftPart(UriPartial.Authority), ["Proxy:Trusted:0"] = text, ["Role"] = "web",
            ["ConnectionStrings:Postgres"] = app.Product.Postgres.AppConnectionString,
            ["Secrets:MasterKey"] = Convert.ToBase64String(new byte[32]), ["Data:Path"] = app.Product.Data,
        });
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => FintechHost.Build(builder));
        Assert.Contains("Proxy:Trusted", refused.Message);
    }
}
