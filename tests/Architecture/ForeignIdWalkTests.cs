using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Fintech.Tests.Architecture;

/// <summary>
/// Walks every route, tool, resource and page with ids of another tenant and of another environment. Each must answer
/// as if the thing had never been: 404 where the thing is asked for, an empty list where it only filters, and never a
/// hint.
/// What there is to walk is found in the running product, so a new slice is walked without a word here.
/// </summary>
public sealed class ForeignIdWalkTests(App app) : IClassFixture<App>
{
    static readonly string[] Scopes = ["banking:read", "banking:write", "customers:read", "customers:write", "developers:manage"];

    [Fact]
    [Asvs("8.2.2", 1), Asvs("8.4.1", 2)]
    public async Task Every_route_with_another_tenants_ids()
    {
        var (_, theirs) = await ForeignThings.Make(app);
        var me = await app.NewPerson();
        // Operators look after everybody; who else knocks there is told so, whatever the id (OperatorDoorsTests).
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.Audience is not Audience.Operator);
        await WalkRoutes(routes, me.Http, theirs, withKey: await me.ClientWith(Scopes));
    }

    [Fact]
    public async Task Every_route_with_ids_of_another_environment_of_ones_own()
    {
        var (me, mine) = await ForeignThings.Make(app);
        me.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        me.Http.DefaultRequestHeaders.Add("Fintech-Environment", await Live(me));
        // What belongs to the person is theirs in every environment.
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.Level is Level.Environment);
        await WalkRoutes(routes, me.Http, mine, withKey: null);
    }

    static async Task WalkRoutes(
        IEnumerable<SliceRoute> routes, HttpClient http, ForeignThings theirs, HttpClient? withKey)
    {
        var walked = 0;
        foreach (var route in routes)
            foreach (var (property, prefix, required) in ForeignThings.IdsOf(route.Request))
            {
                walked++;
                if (prefix == PasskeyChallengeId.Prefix)
                {
                    await OpensNothing(http, route, property.Name, theirs);
                    continue;
                }
                await IsNotThere(http, route, property.Name, required, theirs);
                if (withKey is not null && route.Rules.Audience is Audience.SignedIn)
                    await IsNotThere(withKey, route, property.Name, required, theirs);
            }
        Assert.True(walked > 5, $"Only {walked} ids were found in routes.");
    }

    static async Task IsNotThere(HttpClient http, SliceRoute route, string asked, bool required, ForeignThings theirs)
    {
        var (status, body) = await Ask(http, route, theirs.Arguments(route.Request, asked));
        var (never, _) = await Ask(http, route, theirs.Nobodys().Arguments(route.Request, asked));
        var what = $"{route.Method} {route.Path} with a foreign {asked}: {status} {body}";
        Assert.True(status == never, $"{what}; but {never} for an id that never was");
        if (required) Assert.True(status == 404, what);
        else Assert.True(status == 404 || IsEmptyList(body), what);
        // The answer may name the id that was asked for, and nothing else of theirs.
        var unsaid = theirs.All.Where(id => !theirs.Arguments(route.Request, asked).ToJsonString().Contains(id));
        Assert.DoesNotContain(unsaid, body.Contains);
    }

    // A challenge is answered and never looked at, so it is not missing; a foreign one is refused like one that never was.
    static async Task OpensNothing(HttpClient http, SliceRoute route, string asked, ForeignThings theirs)
    {
        var (status, body) = await Ask(http, route, theirs.Arguments(route.Request, asked));
        var (never, _) = await Ask(http, route, theirs.Nobodys().Arguments(route.Request, asked));
        var what = $"{route.Method} {route.Path} with a foreign {asked}: {status} {body}";
        Assert.True(status == never && status is >= 400 and < 500, $"{what}; and {never} for one that never was");
        Assert.DoesNotContain(theirs.All, body.Contains);
    }

    static async Task<(int Status, string Body)> Ask(HttpClient http, SliceRoute route, JsonObject arguments)
    {
        var path = Regex.Replace(route.Path, @"\{(\w+)\}", m =>
        {
            var value = (string)arguments[m.Groups[1].Value]!;
            arguments.Remove(m.Groups[1].Value);
            return value;
        });
        var hasBody = route.Method is "POST" or "PUT" or "PATCH";
        if (!hasBody && arguments.Count > 0)
            path += "?" + string.Join('&',
                arguments.Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value!.ToString())}"));
        using var request = new HttpRequestMessage(new(route.Method), path)
        {
            Content = hasBody ? JsonContent.Create(arguments) : null,
        };
        if (route.Rules.Writes is { } writes and not Idempotency.None)
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    static bool IsEmptyList(string body) =>
        JsonNode.Parse(body) is JsonObject { } page && (string?)page["object"] is "list"
        && page["data"]!.AsArray().Count == 0;

    [Fact]
    [Asvs("8.4.1", 2)]
    public async Task Every_route_in_another_tenants_environment()
    {
        var (them, _) = await ForeignThings.Make(app);
        var me = await app.NewPerson();
        me.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        me.Http.DefaultRequestHeaders.Add("Fintech-Environment", them.Environment.ToString());
        var routes = DocsFeature.Routes(app.Services)
            .Where(r => r.Rules is { Level: Level.Environment, Audience: not Audience.Anyone }).ToList();
        Assert.True(routes.Count > 10);
        foreach (var route in routes)
        {
            var (status, body) = await Ask(me.Http, route, ForeignThings.Any.Arguments(route.Request, ""));
            Assert.True(status == 404 && body.Contains("environment.not_found"),
                $"{route.Method} {route.Path}: {status} {body}");
        }
    }

    [Fact]
    [Asvs("8.2.2", 1), Asvs("8.4.1", 2)]
    public async Task Every_tool_with_another_tenants_ids()
    {
        var (_, theirs) = await ForeignThings.Make(app);
        await using var client = await (await app.NewPerson()).Mcp(Scopes);
        var walked = 0;
        foreach (var tool in app.Services.GetRequiredService<ToolCatalogue>().All)
            foreach (var (property, _, required) in ForeignThings.IdsOf(RequestOf(tool.GetType())))
            {
                walked++;
                var arguments = theirs.Arguments(RequestOf(tool.GetType()), property.Name)
                    .ToDictionary(a => a.Key, a => (object?)a.Value);
                var answer = await client.CallToolAsync(tool.ProtocolTool.Name, arguments);
                var body = answer.StructuredContent?.ToString() ?? "";
                var what = $"{tool.ProtocolTool.Name} with a foreign {property.Name}: {body}";
                if (answer.IsError is true) Assert.True((int?)JsonNode.Parse(body)!["status"] == 404, what);
                else Assert.True(!required && IsEmptyList(body), what);
            }
        Assert.True(walked > 2, $"Only {walked} ids were found in tools.");
    }

    [Fact]
    [Asvs("8.2.2", 1), Asvs("8.4.1", 2)]
    public async Task Every_resource_with_another_tenants_ids()
    {
        var (_, theirs) = await ForeignThings.Make(app);
        await using var client = await (await app.NewPerson()).Mcp(Scopes);
        var walked = 0;
        foreach (var resource in app.Services.GetRequiredService<ResourceCatalogue>().All)
            foreach (var (property, prefix, required) in ForeignThings.IdsOf(RequestOf(resource.GetType())))
            {
                walked++;
                var uri = required
                    ? resource.Template.Base.Replace($"{{{property.Name}}}", theirs.Id(prefix))
                    : $"{resource.Template.Base}?{property.Name}={theirs.Id(prefix)}";
                if (required)
                {
                    var refusal = await Assert.ThrowsAsync<McpProtocolException>(
                        async () => await client.ReadResourceAsync(uri));
                    Assert.Contains("There is no", refusal.Message);
                    continue;
                }
                var read = await client.ReadResourceAsync(uri);
                Assert.True(IsEmptyList(((TextResourceContents)read.Contents[0]).Text), uri);
            }
        Assert.True(walked > 2, $"Only {walked} ids were found in resources.");
    }

    [Fact]
    [Asvs("8.2.2", 1), Asvs("8.4.1", 2)]
    public async Task Every_page_with_another_tenants_ids_and_environment()
    {
        var (them, theirs) = await ForeignThings.Make(app);
        var me = await app.NewPerson();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList();
        Assert.True(pages.Count > 3);
        var walked = 0;
        foreach (var page in pages)
        {
            var parts = page.RoutePattern.Parameters.Where(p => !p.IsCatchAll).ToList();
            var fills = parts.Count == 0 ? [page.RoutePattern.RawText!] : theirs.All.Select(id => parts.Aggregate(
                page.RoutePattern.RawText!, (path, part) => path.Replace($"{{{part.Name}}}", id)));
            foreach (var path in fills.Select(f => "/" + Regex.Replace(f.TrimStart('/'), @"\{\*+\w+\}", "nothing")))
            {
                if (parts.Count > 0)
                {
                    walked++;
                    using var mine = await me.Http.GetAsync($"{path}?environment={me.Environment}");
                    Assert.True((int)mine.StatusCode == 404, $"{path}: {(int)mine.StatusCode}");
                }
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?environment={them.Environment}");
                request.Headers.Add("Fintech-Environment", them.Environment.ToString());
                using var there = await me.Http.SendAsync(request);
                Assert.True((int)there.StatusCode is 404, $"{path} in a foreign environment: {(int)there.StatusCode}");
            }
        }
        Assert.True(walked > 0, "No page names an id.");
    }

    static Type RequestOf(Type door)
    {
        for (var type = door; type is not null; type = type.BaseType)
            if (type.IsGenericType) return type.GetGenericArguments()[0];
        throw new InvalidOperationException($"{door} is no slice's door.");
    }

    static async Task<string> Live(Tester person)
    {
        var me = await person.Http.Read("/v1/me");
        return me["workspaces"]!.AsArray().SelectMany(w => w!["environments"]!.AsArray())
            .Where(e => (string?)e!["kind"] == "live").Select(e => (string)e!["id"]!).Single();
    }
}
