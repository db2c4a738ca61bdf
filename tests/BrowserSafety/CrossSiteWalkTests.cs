using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.BrowserSafety;

/// <summary>
/// Walks every route and page that takes a change as a browser would that another site's page sends there, the cookie
/// attached. What there is to walk is found in the running product, so a new one is walked without a word here.
/// </summary>
public sealed class CrossSiteWalkTests(App app) : IClassFixture<App>
{
    const string Person = "application/json", Form = "application/x-www-form-urlencoded", Text = "text/plain";

    [Theory]
    [Asvs("3.5.1", 1)]
    [InlineData("https://evil.example", Person)]
    [InlineData("https://evil.example", Form)]
    [InlineData("https://evil.example", Text)]
    [InlineData("null", Text)]
    [InlineData(null, Person)]
    [InlineData(null, Form)]
    [InlineData(null, Text)]
    public async Task No_change_comes_from_another_sites_page(string? origin, string type)
    {
        var one = await Somebody();
        if (origin is not null) one.Http.DefaultRequestHeaders.Add("Origin", origin);
        foreach (var (method, path) in Changes())
            await Sent(one.Http, method, path, type).IsRefused(403, "auth.cross_site");
        await NothingChanged(one);
    }

    [Fact]
    [Asvs("3.5.2", 1)]
    public async Task No_change_comes_as_a_text_even_from_our_own_page()
    {
        var one = await Somebody();
        one.Http.DefaultRequestHeaders.Add("Origin", app.Url.GetLeftPart(UriPartial.Authority));
        foreach (var (method, path) in Changes())
        {
            using var answer = await Sent(one.Http, method, path, Text);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{method} {path}: {(int)answer.StatusCode}");
        }
        await NothingChanged(one);
    }

    [Fact]
    [Asvs("3.5.1", 1)]
    public async Task Nobody_signs_in_or_registers_from_another_sites_page()
    {
        var http = app.Client();
        http.DefaultRequestHeaders.Remove("Origin");
        http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        var doors = Changes().Where(c => c.Path.StartsWith("/v1/auth", StringComparison.Ordinal)).ToList();
        Assert.True(doors.Count > 5);
        foreach (var (method, path) in doors) await Sent(http, method, path, Person).IsRefused(403, "auth.cross_site");
    }

    async Task<Tester> Somebody()
    {
        var one = await app.NewOperator();
        one.Http.DefaultRequestHeaders.Remove("Origin");
        return one;
    }

    static Task<HttpResponseMessage> Sent(HttpClient http, string method, string path, string type) =>
        http.SendAsync(new HttpRequestMessage(new(method), path)
        {
            Content = new StringContent(type == Form ? "name=x&required=true" : """{"name":"x"}""", Encoding.UTF8, type),
        });

    // Every change leaves an entry in the audit trail; those of this person are counted.
    async Task NothingChanged(Tester one)
    {
        Assert.Equal(Before, await Done(one));
        await one.Http.Read("/v1/me");
    }

    // Signing in, which leaves one as well.
    const long Before = 1;

    async Task<long> Done(Tester one) => (long)(await app.Sql(
        "select count(*) from audit_entries where outcome = 'done' and actor->>'id' = $1", one.Id.ToString()))!;

    List<(string Method, string Path)> Changes()
    {
        var found = new List<(string, string)>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
            var isPage = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
            // Whatever names no method takes all of them.
            var changes = isPage || methods is null or { Count: 0 } ? ["POST"]
                : methods.Where(m => m is "POST" or "PUT" or "PATCH" or "DELETE");
            var path = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), @"\{[^}]*\}",
                _ => TypeId.Text("per", Guid.CreateVersion7()));
            found.AddRange(changes.Select(m => (m, path)));
        }
        found = [.. found.Distinct()];
        Assert.True(found.Count > 60, $"Only {found.Count} were found.");
        Assert.Contains(found, f => f.Item2 == "/portal/keys");
        Assert.Contains(found, f => f.Item2 == "/mcp");
        Assert.Contains(found, f => f.Item2.StartsWith("/webhooks/", StringComparison.Ordinal));
        return found;
    }
}
