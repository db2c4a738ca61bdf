using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Support;
using Microsoft.AspNetCore.Http;

namespace Fintech.Tests.Credentials;

public sealed class SessionCookieTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("https://bank.example", "__Host-session", true)]
    [InlineData("http://localhost:5080", "session", false)]
    public void PublicUrl_alone_decides_the_form(string url, string name, bool secure)
    {
        var cookie = new SessionCookie(new ServerOptions { PublicUrl = new(url), DataPath = "" });
        var http = new DefaultHttpContext();
        cookie.Set(http.Response, "token");
        var set = http.Response.Headers.SetCookie.ToString();
        Assert.StartsWith(name + "=token; path=/", set);
        Assert.Equal(secure, set.Contains("secure"));
        Assert.Contains("httponly", set);
        Assert.Contains("samesite=lax", set);
        Assert.DoesNotContain("domain", set);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_change_from_another_page_is_refused_and_does_nothing(string? origin)
    {
        var person = await app.NewPerson();
        person.Http.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null) person.Http.DefaultRequestHeaders.Add("Origin", origin);
        await person.Http.Send(HttpMethod.Post, "/v1/auth/sign-out", []).IsRefused(403, "auth.cross_site");
        await person.Http.Read("/v1/me"); // still signed in
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where outcome = 'auth.cross_site' and actor->>'id' = $1",
                person.Id.ToString()));
    }

    [Fact]
    public async Task A_browser_that_says_same_origin_needs_no_origin_header()
    {
        var person = await app.NewPerson();
        person.Http.DefaultRequestHeaders.Remove("Origin");
        person.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await person.Http.Sent(HttpMethod.Post, "/v1/auth/sign-out", []);
    }

    [Fact]
    public async Task Nobody_is_signed_in_from_another_page()
    {
        var person = await app.NewPerson();
        var http = app.Client();
        http.DefaultRequestHeaders.Remove("Origin");
        http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        var body = new JsonObject { ["email"] = person.Email, ["password"] = person.Password };
        await http.Send(HttpMethod.Post, "/v1/auth/sign-in", body).IsRefused(403, "auth.cross_site");
    }

    [Theory]
    [Asvs("7.3.1", 2), Asvs("7.3.2", 2)]
    [InlineData("last_seen_at = now() - interval '31 minutes'")]
    [InlineData("expires_at = now() - interval '1 second'")]
    [InlineData("ended_at = now()")]
    public async Task A_session_ends_on_the_servers_clock(string change)
    {
        var person = await app.NewPerson();
        await app.Sql($"update sessions set {change} where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Being_active_keeps_a_session_and_is_noted_once_a_minute()
    {
        var person = await app.NewPerson();
        await app.Sql("update sessions set last_seen_at = now() - interval '29 minutes' where person_id = $1",
            person.Id.Value);
        await person.Http.Read("/v1/me");
        var seen = await app.Sql("select last_seen_at from sessions where person_id = $1", person.Id.Value);
        Assert.InRange(DateTime.UtcNow - (DateTime)seen!, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(20));
        await person.Http.Read("/v1/me");
        Assert.Equal(seen, await app.Sql("select last_seen_at from sessions where person_id = $1", person.Id.Value));
    }

    [Fact]
    [Asvs("7.2.1", 1), Asvs("6.5.2", 2)]
    public async Task A_table_of_sessions_alone_opens_none()
    {
        var person = await app.NewPerson();
        var hash = (byte[])(await app.Sql("select token_hash from sessions where person_id = $1", person.Id.Value))!;
        using var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Add("Cookie", "session=" + Convert.ToBase64String(hash).TrimEnd('='));
        await http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Somebody_elses_environment_is_not_there()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        foreach (var name in (string[])[other.Environment.ToString(), TypeId.New<EnvironmentId>().ToString(), "env_x",
            ""])
        {
            person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
            person.Http.DefaultRequestHeaders.TryAddWithoutValidation("Fintech-Environment", name);
            await person.Http.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(404, "environment.not_found");
        }
    }

    [Fact]
    public async Task The_query_names_the_environment_where_headers_cannot()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        await person.Http.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(400, "environment.required");
        await person.Http.Read($"/v1/api-keys?environment={person.Environment}");
        await person.Http.Send(HttpMethod.Get, $"/v1/api-keys?environment={other.Environment}")
            .IsRefused(404, "environment.not_found");
    }

    [Fact]
    public async Task The_address_and_the_agent_of_a_sign_in_are_kept_for_its_owner()
    {
        var person = await app.NewPerson();
        var address = (string)(await app.Sql("select address from sessions where person_id = $1", person.Id.Value))!;
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(address)));
    }
}
