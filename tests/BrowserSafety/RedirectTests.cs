using System.Net;
using Fintech.Portal;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.BrowserSafety;

/// <summary>No address that somebody sends leads anywhere but to a page of this server.</summary>
public sealed class RedirectTests(App app) : IClassFixture<App>
{
    public static readonly TheoryData<string> Elsewhere =
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example",
        "///evil.example", "javascript:alert(1)", "data:text/html,x", "evil.example", "", " /portal", "/portal/../..//evil.example",
        "/portal/../sign-in", "/portal/%2e%2e/sign-in", "/portalevil", "/ops.evil.example", "/v1/me", "/sign-in?next=//evil.example",
        "/portal\r\nSet-Cookie: x=1", "http:/portal", "/@evil.example", "//portal/keys", "/portal@evil.example/",
        "/.//evil.example", "/x/..//evil.example", "/./\\evil.example", "/%2e//evil.example",
    ];

    [Theory]
    [Asvs("3.7.2", 2)]
    [MemberData(nameof(Elsewhere))]
    public void Whatever_is_no_page_of_the_portal_leads_to_its_start(string next) => Assert.Equal("/portal", LocalPath.Or(next));

    [Theory]
    [InlineData("/portal")]
    [InlineData("/portal/keys?environment=env_x&cursor=1")]
    [InlineData("/portal/ops/people?q=a%20b")]
    [InlineData("/ops/jobs")]
    [InlineData("/ops/jobs/recurring?from=0")]
    public void A_page_of_the_portal_is_kept_whole(string next) => Assert.Equal(next, LocalPath.Or(next));

    [Theory]
    [Asvs("3.7.2", 2)]
    [MemberData(nameof(Elsewhere))]
    public async Task The_page_that_asks_for_a_second_factor_leads_nowhere_else(string next)
    {
        var person = await app.NewPerson();
        var html = WebUtility.HtmlDecode(await person.Http.GetStringAsync("/portal/step-up?next=" + Uri.EscapeDataString(next)));
        Assert.Contains("name=\"next\" value=\"/portal\"", html);
        Assert.DoesNotContain("evil.example", html);
    }

    [Theory]
    [Asvs("3.7.2", 2)]
    [InlineData("/portal//evil.example")]
    [InlineData("/portal/%5Cevil.example")]
    [InlineData("/portal/%2F%2Fevil.example")]
    public async Task A_stranger_comes_back_to_the_portal_alone(string path)
    {
        using var answer = await app.Client().GetAsync(app.Url.GetLeftPart(UriPartial.Authority) + path);
        Assert.StartsWith("/sign-in?next=%2Fportal", answer.Headers.Location!.OriginalString);
        using var jobs = await app.Client().GetAsync("/ops/jobs//evil.example?next=//evil.example");
        Assert.Equal("/sign-in?next=%2Fops%2Fjobs", jobs.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_address_without_an_environment_gets_one_and_stays_on_this_server()
    {
        var one = await app.NewOperator();
        one.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        foreach (var path in (string[])["/portal//evil.example", "/portal/keys", "/portal/ops/people?q=a%26b"])
        {
            using var answer = await one.Http.GetAsync(path);
            if (answer.Headers.Location is not { } location) continue;
            Assert.StartsWith("/portal", location.OriginalString);
            Assert.StartsWith(path.Split('?')[0] + "?environment=", location.OriginalString);
        }
        using var search = await one.Http.GetAsync("/portal/ops/people?q=a%26b");
        Assert.EndsWith("&q=a%26b", search.Headers.Location!.OriginalString);
    }

    [Fact]
    [Asvs("3.7.2", 2)]
    public void Every_way_back_in_the_web_app_is_read_by_the_one_that_checks()
    {
        var source = Path.Combine(Root.Path, "frontend", "src");
        var readers = Directory.EnumerateFiles(source, "*.ts*", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".test.")).Select(File.ReadAllText)
            .Where(t => t.Contains("get(\"next\")") || t.Contains("get('next')")).ToList();
        Assert.NotEmpty(readers);
        Assert.All(readers, text => Assert.Contains("safeReturnPath(", text));
    }
}
