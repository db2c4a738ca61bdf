using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.OpenApi;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V3.5: what a request must be like to change something.</summary>
public sealed class V3RequestTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("3.5.2", 1)]
    public async Task V3_5_2_What_a_foreign_form_can_send_is_no_body_at_any_route()
    {
        var one = await app.NewOperator();
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Method is "POST" or "PUT" or "PATCH").ToList();
        Assert.True(routes.Count > 30);
        foreach (var route in routes)
            foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                "application/json; charset=utf-16"])
            {
                var path = Regex.Replace(route.Path, @"\{\w+\}", "x");
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
            var path = Regex.Replace(route.Path, @"\{\w+\}", "x");
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
}
