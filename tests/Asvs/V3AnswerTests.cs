using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.OpenApi;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Asvs;

/// <summary>
/// ASVS 5.0, V3.3, V3.4 and 13.4.6: what every answer says beside its body, whatever was asked and whatever came of it, over
/// https. What there is to ask is found in the running product.
/// </summary>
[Collection(nameof(SecureApp))]
public sealed class V3AnswerTests(SecureApp app)
{
    sealed record Answered(string What, int Status, bool IsPage, ILookup<string, string> Headers)
    {
        public string Header(string name) => string.Join(", ", Headers[name.ToLowerInvariant()]);
    }

    // The product does not change while these tests run: one walk serves them all.
    static List<Answered>? walked;

    async Task<List<Answered>> Answers()
    {
        if (walked is not null) return walked;
        var (_, one) = await app.Person(isOperator: true);
        var answers = new List<Answered>();
        foreach (var route in DocsFeature.Routes(app.Services).Where(r => !r.Path.EndsWith("/stream") && !r.Path.EndsWith("/sign-out")))
            foreach (var http in (HttpClient[])[app.Browser(), one])
                await Note($"{route.Method} {route.Path}", http.KnockAnswer(route));
        var environment = one.DefaultRequestHeaders.GetValues("Fintech-Environment").Single();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + Regex.Replace(e.RoutePattern.RawText!.TrimStart('/'), @"\{[^}]+\}", "x") + "?environment=" + environment);
        foreach (var path in (string[])
            [
                .. pages, "/", "/sign-in", "/accounts", "/nothing/at/all", "/icon.svg", "/portal/portal.css", "/portal/portal.js",
                "/docs/", "/docs/errors", "/docs/errors/auth.required", "/docs/style.css", "/openapi/v1.json", "/health/live",
                "/health/ready", "/ops/jobs", "/v1/nothing", "/mcp", "/dev/mail", "/.well-known/oauth-protected-resource",
            ])
            foreach (var http in (HttpClient[])[app.Browser(), one])
            {
                var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Accept.ParseAdd("text/html, */*");
                await Note($"GET {path}", http.SendAsync(request));
            }
        foreach (var method in (string[])["OPTIONS", "TRACE", "BREW", "PUT", "HEAD"])
            await Note($"{method} /v1/me", one.SendAsync(new(new(method), "/v1/me")));
        Assert.True(answers.Count > 150, $"Only {answers.Count} answers.");
        return walked = answers;

        async Task Note(string what, Task<HttpResponseMessage> sent)
        {
            using var answer = await sent;
            answers.Add(new(what, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType is "text/html",
                answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value.Select(v => (Name: h.Key.ToLowerInvariant(), v)))
                    .ToLookup(h => h.Name, h => h.v)));
        }
    }

    async Task All(Func<Answered, bool> holds, bool pages = false)
    {
        var answers = (await Answers()).Where(a => !pages || a.IsPage).ToList();
        Assert.True(answers.Count > 10, $"Only {answers.Count} answers were looked at.");
        Assert.Empty(answers.Where(a => !holds(a)).Select(a => $"{a.What}: {a.Status}").Distinct());
    }

    [Fact, Asvs("3.3.1", 1), Asvs("3.3.2", 2), Asvs("3.3.3", 2), Asvs("3.3.4", 2)]
    public async Task V3_3_1_Every_cookie_is_Secure_HttpOnly_Lax_and_of_this_host_alone()
    {
        var (email, password) = ($"c{Guid.NewGuid():N}@fintech.example", $"pass {Guid.NewGuid():N}");
        var (id, _, _) = await app.Services.GetRequiredService<People>().CreateConfirmed(email, password, "Cookie Person");
        var entry = new JsonObject { ["email"] = email, ["password"] = password };
        var browser = app.Browser();
        using var signedIn = await browser.Send(HttpMethod.Post, "/v1/auth/sign-in", entry);
        var body = await signedIn.Content.ReadAsStringAsync();
        using var form = await browser.GetAsync("/portal/keys");
        await app.Sql("update people set has_second_factor = true where id = $1", id.Value);
        using var half = await app.Browser().PostAsJsonAsync("/v1/auth/sign-in", entry);
        using var signedOut = await browser.Send(HttpMethod.Post, "/v1/auth/sign-out", []);
        var cookies = ((HttpResponseMessage[])[signedIn, form, half, signedOut])
            .SelectMany(a => a.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();
        Assert.Superset(new HashSet<string> { "__Host-session", "__Host-pending", "__Host-device" },
            cookies.Select(c => c.Split('=')[0]).ToHashSet());
        foreach (var cookie in cookies)
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.StartsWith("__host-", parts[0]);
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains(parts, p => p is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(parts, p => p.StartsWith("domain"));
            if (cookie.Split('=', ';')[1] is { Length: > 0 } value) Assert.DoesNotContain(value, body);
        }
    }

    [Fact, Asvs("3.4.1", 1)]
    public Task V3_4_1_Every_answer_keeps_the_browser_to_https_for_a_year() => All(a =>
        Regex.Match(a.Header("Strict-Transport-Security"), @"^max-age=(\d+); includeSubDomains") is { Success: true } hsts
        && int.Parse(hsts.Groups[1].Value) >= 31_536_000);

    [Fact, Asvs("3.4.2", 1)]
    public async Task V3_4_2_No_answer_allows_another_origin_anything()
    {
        await All(a => !a.Headers.Any(h => h.Key.StartsWith("access-control-")));
        foreach (var origin in (string[])["https://evil.example", "null", SecureApp.Origin + ".evil.example", "https://evilbank.example"])
        {
            var http = app.Browser();
            http.DefaultRequestHeaders.Remove("Origin");
            http.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);
            http.DefaultRequestHeaders.Add("Access-Control-Request-Method", "POST");
            foreach (var (method, path) in ((string, string)[])
                [("GET", "/v1/me"), ("OPTIONS", "/v1/me"), ("OPTIONS", "/mcp"), ("GET", "/openapi/v1.json"), ("OPTIONS", "/v1/auth/sign-in")])
            {
                using var answer = await http.SendAsync(new(new(method), path));
                Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact, Asvs("3.4.3", 2)]
    public Task V3_4_3_Every_page_names_what_it_may_load_and_run() => All(a =>
    {
        var policy = a.Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        var scripts = policy.SingleOrDefault(d => d.StartsWith("script-src")) ?? "";
        return policy.Contains("object-src 'none'") && policy.Contains("base-uri 'none'") && policy.Any(d => d.StartsWith("default-src"))
            && scripts.Length > 0 && !scripts.Contains("unsafe") && !scripts.Contains('*') && !scripts.Contains("http");
    }, pages: true);

    [Fact, Asvs("3.4.4", 2)]
    public Task V3_4_4_No_answer_is_guessed_at() => All(a => a.Header("X-Content-Type-Options") is "nosniff");

    [Fact, Asvs("3.4.5", 2)]
    public Task V3_4_5_No_page_tells_another_host_where_one_was() =>
        All(a => a.Header("Referrer-Policy") is "same-origin" or "no-referrer", pages: true);

    [Fact, Asvs("3.4.6", 2)]
    public Task V3_4_6_No_answer_can_be_framed() =>
        All(a => a.Header("Content-Security-Policy").Contains("frame-ancestors 'none'"));

    [Fact, Asvs("13.4.6", 3)]
    public Task V13_4_6_No_answer_names_a_server_or_a_version() => All(a =>
        a.Header("Server") + a.Header("X-Powered-By") + a.Header("X-AspNet-Version") is ""
        && !a.Headers.SelectMany(h => h).Any(v => Regex.IsMatch(v, "Kestrel|ASP\\.NET|PostgreSQL|Npgsql|Hangfire")));
}
