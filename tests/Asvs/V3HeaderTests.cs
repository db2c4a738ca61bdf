using Fintech.Infrastructure.OpenApi;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V3.4 and V13.4: what every answer says beside its body, whatever was asked and whatever came of it.</summary>
public sealed class V3HeaderTests(ProductionApp production) : IClassFixture<ProductionApp>
{
    /// <summary>Good and bad answers of every kind of door, to a stranger and to somebody who is signed in.</summary>
    async Task<List<(string What, HttpResponseMessage Answer)>> Answers()
    {
        var ada = await production.NewPerson();
        var (stranger, person) = (production.It.Client(), production.It.Client());
        using var signedIn = await stranger.Send(HttpMethod.Post, "/v1/auth/sign-in", ada.Credentials());
        person.DefaultRequestHeaders.Add("Cookie", string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var answers = new List<(string, HttpResponseMessage)>();
        foreach (var route in DocsFeature.Routes(production.It.Services).Where(r => !r.Path.EndsWith("/stream") && !r.Path.EndsWith("/sign-out")))
            foreach (var http in (HttpClient[])[stranger, person])
                answers.Add(($"{route.Method} {route.Path}", await http.KnockAnswer(route)));
        var environment = await production.It.Sql($"""
            select e.id from environments e join memberships m using (workspace_id) join people p on p.id = m.person_id
            where p.email = '{ada.Email}' and e.kind = 'sandbox'
            """);
        var pages = production.It.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + System.Text.RegularExpressions.Regex.Replace(e.RoutePattern.RawText!.TrimStart('/'), @"\{[^}]+\}", "x")
                + $"?environment={new Infrastructure.Data.EnvironmentId((Guid)environment!)}");
        foreach (var path in (string[])
            [
                .. pages, "/", "/sign-in", "/accounts", "/nothing/at/all", "/favicon.svg", "/portal/portal.css", "/portal/portal.js",
                "/docs", "/docs/errors", "/docs/errors/auth.required", "/docs/style.css", "/openapi/v1.json", "/health/live",
                "/health/ready", "/ops/jobs", "/v1/nothing", "/mcp", "/dev/mail", "/.well-known/oauth-protected-resource",
            ])
            foreach (var http in (HttpClient[])[stranger, person])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Accept.ParseAdd("text/html, */*");
                answers.Add(($"GET {path}", await http.SendAsync(request)));
            }
        foreach (var method in (string[])["OPTIONS", "TRACE", "BREW", "PUT"])
            answers.Add(($"{method} /v1/me", await person.SendAsync(new(new(method), "/v1/me"))));
        Assert.True(answers.Count > 150);
        return answers;
    }

    static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values)
        : answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    async Task All(Func<HttpResponseMessage, bool> holds, Func<HttpResponseMessage, bool>? of = null)
    {
        var answers = (await Answers()).Where(a => of is null || of(a.Answer)).ToList();
        Assert.True(answers.Count > 5, $"Only {answers.Count} answers were looked at.");
        Assert.Empty(answers.Where(a => !holds(a.Answer)).Select(a => $"{a.What}: {(int)a.Answer.StatusCode} {a.Answer.Headers}").Distinct());
    }

    static bool IsPage(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType is "text/html";

    [Fact, Asvs("3.4.1", 1)]
    public Task V3_4_1_Every_answer_keeps_the_browser_to_https_for_a_year() => All(a =>
        Header(a, "Strict-Transport-Security") is { } hsts && hsts.Contains("includeSubDomains")
        && int.Parse(System.Text.RegularExpressions.Regex.Match(hsts, @"max-age=(\d+)").Groups[1].Value) >= 31_536_000);

    [Fact, Asvs("3.4.2", 1)]
    public async Task V3_4_2_No_answer_allows_another_origin_anything()
    {
        await All(a => !a.Headers.Any(h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)));
        foreach (var origin in (string[])["https://evil.example", "null", "https://bank.example.evil.example", "https://evilbank.example"])
        {
            var http = production.It.Client();
            http.DefaultRequestHeaders.Remove("Origin");
            http.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);
            http.DefaultRequestHeaders.Add("Access-Control-Request-Method", "POST");
            foreach (var (method, path) in ((HttpMethod, string)[])
                [(HttpMethod.Get, "/v1/me"), (HttpMethod.Options, "/v1/me"), (HttpMethod.Options, "/mcp"), (HttpMethod.Get, "/openapi/v1.json")])
            {
                using var answer = await http.SendAsync(new(method, path));
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), $"{method} {path} to {origin}");
            }
        }
    }

    [Fact, Asvs("3.4.3", 2)]
    public Task V3_4_3_Every_page_names_what_it_may_load_and_run() => All(a =>
    {
        var policy = (Header(a, "Content-Security-Policy") ?? "").Split(';', StringSplitOptions.TrimEntries);
        var scripts = policy.SingleOrDefault(d => d.StartsWith("script-src")) ?? "";
        return policy.Contains("object-src 'none'") && policy.Contains("base-uri 'none'") && policy.Any(d => d.StartsWith("default-src"))
            && scripts.Length > 0 && !scripts.Contains("unsafe") && !scripts.Contains('*') && !scripts.Contains("http");
    }, IsPage);

    [Fact, Asvs("3.4.4", 2)]
    public Task V3_4_4_No_answer_is_guessed_at() => All(a => Header(a, "X-Content-Type-Options") is "nosniff");

    [Fact, Asvs("3.4.5", 2)]
    public async Task V3_4_5_No_page_tells_another_host_where_one_was()
    {
        await All(a => Header(a, "Referrer-Policy") is "same-origin" or "no-referrer" or "strict-origin", IsPage);
    }

    [Fact, Asvs("3.4.6", 2)]
    public Task V3_4_6_No_answer_can_be_framed() =>
        All(a => (Header(a, "Content-Security-Policy") ?? "").Contains("frame-ancestors 'none'"));

    [Fact, Asvs("13.4.6", 3)]
    public Task V13_4_6_No_answer_names_a_server_or_a_version() => All(a => !a.Headers.Any(h =>
        h.Key is "Server" or "X-Powered-By" or "X-AspNet-Version" or "X-AspNetMvc-Version"
        || h.Value.Any(v => v.Contains("Kestrel") || v.Contains("ASP.NET") || v.Contains("PostgreSQL"))));
}
