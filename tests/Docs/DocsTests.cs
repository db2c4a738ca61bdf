using System.Net;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.OpenApi;
using Fintech.Support;

namespace Fintech.Tests.Docs;

public sealed partial class DocsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_reference_runs_only_its_own_scripts()
    {
        using var http = app.Client();
        using var first = await http.GetAsync("/docs/");
        using var second = await http.GetAsync("/docs/");
        var (policy, html) = (Policy(first), await first.Content.ReadAsStringAsync());
        var scripts = policy.Split(';').Single(d => d.Trim().StartsWith("script-src"));
        Assert.DoesNotContain("unsafe", scripts);
        var nonce = Nonce().Match(scripts).Groups[1].Value;
        Assert.All(Script().Matches(html), tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value));
        Assert.NotEmpty(Script().Matches(html));
        Assert.NotEqual(policy, Policy(second));
        // "//host" and "https://host" would be files from elsewhere.
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
    }

    [Fact]
    public async Task Every_error_has_a_page_with_its_status_and_an_example()
    {
        using var http = app.Client();
        var list = await http.GetStringAsync("/docs/errors");
        Assert.True(ErrorCatalogue.All.Count > 30);
        foreach (var error in ErrorCatalogue.All)
        {
            Assert.Contains($"href=\"/docs/errors/{error.Code}\"", list);
            var page = await http.GetStringAsync($"/docs/errors/{error.Code}");
            Assert.Contains($"HTTP {error.Status}", page);
            Assert.Contains($"&quot;code&quot;: &quot;{error.Code}&quot;", page);
        }
        using var none = await http.GetAsync("/docs/errors/no.such_error");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    static string Policy(HttpResponseMessage answer) =>
        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

    [GeneratedRegex("'nonce-([^']+)'")] private static partial Regex Nonce();
    [GeneratedRegex("<script[^>]*>")] private static partial Regex Script();
}
