using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.OpenApi;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V3.3, V3.5 and V3.7: cookies, other sites' pages, and where a browser is sent.</summary>
public sealed class V3CookieTests(App app, ProductionApp production) : IClassFixture<App>, IClassFixture<ProductionApp>
{
    [Fact, Asvs("3.3.1", 1), Asvs("3.3.2", 2), Asvs("3.3.3", 2), Asvs("3.3.4", 2)]
    public async Task V3_3_1_Over_https_every_cookie_is_Secure_HttpOnly_Lax_and_of_this_host_alone()
    {
        var ada = await production.NewPerson();
        var http = production.It.Client();
        using var signedIn = await http.Send(HttpMethod.Post, "/v1/auth/sign-in", ada.Credentials());
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        var body = await signedIn.Content.ReadAsStringAsync();
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        await production.It.Sql($"update people set has_second_factor = true where email = '{ada.Email}'");
        using var half = await production.It.Client().Send(HttpMethod.Post, "/v1/auth/sign-in", ada.Credentials());
        cookies.AddRange(half.Headers.GetValues("Set-Cookie"));
        using var page = await http.GetAsync("/portal/keys");
        cookies.AddRange(page.Headers.TryGetValues("Set-Cookie", out var more) ? more : []);
        using var signedOut = await http.Send(HttpMethod.Post, "/v1/auth/sign-out", []);
        cookies.AddRange(signedOut.Headers.GetValues("Set-Cookie"));

        Assert.Superset(new HashSet<string> { "__Host-session", "__Host-pending", "__Host-device" },
            cookies.Select(c => c.Split('=')[0]).ToHashSet());
        foreach (var cookie in cookies)
        {
            var parts = cookie.Split("; ").Select(p => p.ToLowerInvariant()).ToList();
            Assert.StartsWith("__host-", parts[0]);
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains(parts, p => p is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(parts, p => p.StartsWith("domain"));
            if (cookie.Split('=', ';')[1] is { Length: > 0 } value) Assert.DoesNotContain(value, body);
        }
    }

    [Fact, Asvs("3.5.1", 1)]
    public async Task V3_5_1_No_change_is_taken_from_another_sites_page_at_any_route()
    {
        var person = await app.NewPerson();
        person.Http.DefaultRequestHeaders.Remove("Origin");
        person.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Method is not "GET").ToList();
        Assert.True(routes.Count > 40);
        foreach (var route in routes)
        {
            var (status, body) = await person.Http.Knock(route);
            Assert.True(status == 403 && body.Contains("auth.cross_site"), $"{route.Method} {route.Path}: {status} {body}");
        }
        await person.Http.Read("/v1/me"); // still signed in
    }

    [Fact, Asvs("3.5.2", 1)]
    public async Task V3_5_2_What_a_foreign_form_can_send_is_no_body_at_any_route()
    {
        var one = await app.NewOperator();
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Method is "POST" or "PUT" or "PATCH").ToList();
        Assert.True(routes.Count > 30);
        foreach (var route in routes)
            foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
            {
                var path = System.Text.RegularExpressions.Regex.Replace(route.Path, @"\{\w+\}", "x");
                using var request = new HttpRequestMessage(new(route.Method), path)
                {
                    Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"a\":1}")),
                };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await one.Http.SendAsync(request);
                Assert.True((int)answer.StatusCode == 415, $"{route.Method} {route.Path} as {type}: {(int)answer.StatusCode}");
            }
    }

    [Fact, Asvs("3.5.3", 1)]
    public async Task V3_5_3_Nothing_that_changes_something_answers_to_GET_or_HEAD()
    {
        var routes = DocsFeature.Routes(app.Services);
        Assert.Contains(routes, r => r.Rules.IsWrite);
        Assert.Empty(routes.Where(r => r.Rules.IsWrite && r.Method is "GET").Select(r => r.Path));
        Assert.Empty(routes.Where(r => !r.Rules.IsWrite && r.Method is not "GET").Select(r => r.Path));
        var one = await app.NewOperator();
        foreach (var route in routes.Where(r => r.Rules.IsWrite && !routes.Any(o => o.Method is "GET" && o.Path == r.Path)))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.Path, @"\{\w+\}", "x");
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
            {
                using var answer = await one.Http.SendAsync(new(method, path));
                Assert.True((int)answer.StatusCode is 404 or 405 or 400, $"{method} {path}: {(int)answer.StatusCode}");
            }
            using var overridden = new HttpRequestMessage(HttpMethod.Get, path);
            overridden.Headers.Add("X-HTTP-Method-Override", route.Method);
            using var refused = await one.Http.SendAsync(overridden);
            Assert.True((int)refused.StatusCode is 404 or 405 or 400, $"{path} overridden: {(int)refused.StatusCode}");
        }
        foreach (var page in (string[])["/portal/sign-out", "/portal/keys"]) await one.Http.GetAsync(page);
        await one.Http.Read("/v1/me"); // a link to it signs nobody out
    }

    [Theory, Asvs("3.7.2", 2)]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/portal")]
    [InlineData("/portal//evil.example")]
    [InlineData("/portal/%2f%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/portal/%09//evil.example")]
    [InlineData("/sign-in?next=https://evil.example")]
    [InlineData("/sign-in?next=//evil.example")]
    [InlineData("/portal?next=https://evil.example")]
    [InlineData("/portal?returnUrl=//evil.example")]
    [InlineData("/docs//evil.example")]
    public async Task V3_7_2_Nobody_is_sent_to_another_host(string path)
    {
        var person = await app.NewPerson();
        foreach (var browser in (HttpClient[])[person.Http, app.Client()])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url.GetLeftPart(UriPartial.Authority) + path));
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await browser.SendAsync(request);
            if (answer.Headers.Location is not { } where) continue;
            var lead = new Uri(app.Url, where);
            Assert.True(lead.Host == app.Url.Host && lead.Port == app.Url.Port, $"{path} leads to {where}");
            Assert.DoesNotMatch(@"^[/\\][/\\]", where.OriginalString);
        }
    }

    [Fact, Asvs("4.1.3", 2), Asvs("15.3.4", 2)]
    public async Task V4_1_3_Forwarding_headers_move_neither_the_address_nor_a_limit_nor_a_link()
    {
        var person = await app.NewPerson();
        var guesses = 0;
        HttpResponseMessage answer;
        while ((answer = await Enter(person, $"guess number {guesses}", $"203.0.113.{guesses}")).StatusCode is HttpStatusCode.Unauthorized)
            Assert.True(++guesses < 12, "A made-up address begins a count of its own.");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        person.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        person.Http.DefaultRequestHeaders.Add("Forwarded", "for=203.0.113.77;host=evil.example;proto=https");
        await person.SignIn();
        var sessions = await person.Http.Read("/v1/me/sessions");
        Assert.DoesNotContain("203.0.113", sessions.ToJsonString());
        Assert.All(sessions["data"]!.AsArray(), s => Assert.True(IPAddress.IsLoopback(IPAddress.Parse((string)s!["address"]!))));
    }

    Task<HttpResponseMessage> Enter(Tester person, string password, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
        {
            Content = JsonContent.Create(new JsonObject { ["email"] = person.Email, ["password"] = password }),
        };
        foreach (var name in (string[])["X-Forwarded-For", "X-Real-IP", "X-Client-IP", "CF-Connecting-IP"]) request.Headers.Add(name, from);
        request.Headers.Add("X-User-ID", person.Id.ToString());
        request.Headers.Add("X-Forwarded-Proto", "https");
        return app.Client().SendAsync(request);
    }
}
