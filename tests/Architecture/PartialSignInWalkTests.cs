using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Fintech.Tests.McpDoor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Architecture;

/// <summary>
/// Walks every route, tool and page with a browser that is half-way in: the password was right, and the second factor is
/// still to come. Only the slices that finish the sign-in know it; for everything else it is a stranger's. What there is
/// to walk is found in the running product, so a new slice is walked without a word here.
/// </summary>
public sealed class PartialSignInWalkTests(App app) : IClassFixture<App>
{
    async Task<(Tester Person, HttpClient Browser, Cookies Cookies)> HalfWay()
    {
        var (person, cookies) = (await app.NewPerson(), new Cookies());
        await person.AddTotp();
        var browser = await person.HalfWay(cookies.Client(app));
        browser.DefaultRequestHeaders.Add("Fintech-Environment", person.Environment.ToString());
        Assert.True(cookies.Has("pending") && !cookies.Has("session"));
        await browser.Read("/v1/auth/second-factor"); // it is good where it is meant to be
        return (person, browser, cookies);
    }

    [Fact, Asvs("6.3.3", 2, Partly = true), Asvs("8.2.1", 1)]
    public async Task Every_route_but_those_that_finish_the_sign_in_asks_for_it()
    {
        var (_, browser, _) = await HalfWay();
        var routes = DocsFeature.Routes(app.Services)
            .Where(r => r.Rules.Audience is not (Audience.Pending or Audience.Anyone)).ToList();
        Assert.True(routes.Count > 60, $"Only {routes.Count} routes were found.");
        foreach (var route in routes)
        {
            var (status, body) = await browser.Knock(route);
            Assert.True(status == 401 && body.Contains("auth.required"), $"{route.Method} {route.Path}: {status} {body}");
        }
        await browser.Read("/v1/auth/second-factor"); // and none of them ended it
    }

    [Fact]
    public async Task The_routes_that_finish_it_are_few_and_change_nothing_of_the_person()
    {
        var (person, browser, _) = await HalfWay();
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.Audience is Audience.Pending).ToList();
        Assert.Equal(
            [
                "GET /v1/auth/second-factor", "POST /v1/auth/second-factor", "POST /v1/auth/second-factor/passkey",
                "POST /v1/auth/second-factor/send",
            ], routes.Select(r => $"{r.Method} {r.Path}").Order(StringComparer.Ordinal));
        var before = await Factors(person);
        foreach (var route in routes)
        {
            var (status, body) = await browser.Knock(route);
            Assert.True(status is 200 or 403 or 409 or 400, $"{route.Method} {route.Path}: {status} {body}");
        }
        Assert.Equal(before, await Factors(person));
        // A stranger gets no further with them than with anything else.
        foreach (var route in routes)
        {
            var (status, body) = await app.Client().Knock(route);
            Assert.True(status == 401 && body.Contains("sign_in.not_begun"), $"{route.Method} {route.Path}: {status} {body}");
        }
    }

    [Fact]
    public async Task Routes_for_anyone_take_it_for_nobody()
    {
        var (person, browser, cookies) = await HalfWay();
        var before = await Factors(person);
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.Audience is Audience.Anyone).ToList();
        Assert.True(routes.Count > 8);
        foreach (var route in routes)
        {
            var (status, body) = await browser.Knock(route);
            Assert.True(status < 500 && !body.Contains(person.Id.ToString()), $"{route.Method} {route.Path}: {status} {body}");
            Assert.False(cookies.Has("session"), $"{route.Method} {route.Path} signed somebody in.");
        }
        Assert.Equal(before, await Factors(person));
    }

    [Fact]
    public async Task Nobody_adds_changes_or_removes_a_factor_half_way_in()
    {
        var (person, browser, _) = await HalfWay();
        var before = await Factors(person);
        var id = (string)(await person.Http.Read("/v1/me/factors"))["factors"]![0]!["id"]!;
        foreach (var (method, path, body) in ((string, string, JsonObject)[])
            [
                ("POST", "/v1/me/factors/totp", []), ("POST", "/v1/me/factors/email", []),
                ("POST", "/v1/me/factors/sms", new() { ["phone_number"] = Phone.NewNumber() }),
                ("POST", "/v1/me/factors/passkey/options", []), ("POST", $"/v1/me/factors/{id}/confirm", new() { ["code"] = "123456" }),
                ("PATCH", $"/v1/me/factors/{id}", new() { ["label"] = "Mine" }), ("POST", "/v1/me/recovery-codes", []),
            ])
            await browser.Send(new(method), path, body).IsRefused(401, "auth.required");
        await browser.Send(HttpMethod.Delete, $"/v1/me/factors/{id}").IsRefused(401, "auth.required");
        Assert.Equal(before, await Factors(person));
    }

    Task<object?> Factors(Tester person) => app.Sql("""
        select string_agg((f.*)::text, ' ' order by f.id) || (select string_agg((r.*)::text, ' ' order by r.id)
            from recovery_codes r where r.person_id = $1) from factors f where f.person_id = $1
        """, person.Id.Value);

    [Fact]
    public async Task Every_tool_and_the_list_of_them()
    {
        var (_, browser, _) = await HalfWay();
        var tools = app.Services.GetRequiredService<ToolCatalogue>().All.Select(t => t.ProtocolTool.Name).ToList();
        Assert.True(tools.Count > 4);
        foreach (var request in tools.Select(t => DoorHost.Request("tools/call", t, $"\"name\":\"{t}\",\"arguments\":{{}}"))
            .Append(DoorHost.Request("tools/list", null, "")).Append(DoorHost.Request("resources/list", null, "")))
        {
            using var answer = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Every_page_leads_to_signing_in()
    {
        var (person, browser, _) = await HalfWay();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!)
            .Append("/ops/jobs").Distinct().ToList();
        Assert.True(pages.Count > 4);
        foreach (var page in pages)
        {
            var path = "/" + System.Text.RegularExpressions.Regex.Replace(page.TrimStart('/'), @"\{[^}]+\}", person.Id.ToString());
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            {
                if (path.StartsWith("/ops") && method == HttpMethod.Post) continue;
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Accept.ParseAdd("text/html");
                if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
                using var answer = await browser.SendAsync(request);
                Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.BadRequest, $"{method} {path}: {answer.StatusCode}");
                if (method == HttpMethod.Get)
                    Assert.StartsWith("/sign-in?next=", answer.Headers.Location!.OriginalString);
            }
        }
    }

    [Fact]
    public async Task Its_token_is_nothing_in_another_place()
    {
        var (_, _, cookies) = await HalfWay();
        var token = cookies["pending"];
        Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + token));
        Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "device=" + token));
        using var bearer = new HttpClient { BaseAddress = app.Url };
        bearer.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await bearer.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.invalid_credential");
    }
}
