using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Fintech.Tests.Goldens;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Architecture;

/// <summary>
/// The table of roles, endpoints, tools, resources and pages. It is what the running product did when a person of each
/// role knocked at each door, in live and in a sandbox; a golden file keeps it, so that a right that is given or lost is
/// seen in review.
/// </summary>
public sealed class RoleWalkTests(App app) : IClassFixture<App>
{
    static readonly string[] Roles = ["owner", "admin", "developer", "analyst", "viewer"];

    [Fact]
    [Asvs("8.2.1", 1), Asvs("8.3.1", 1)]
    public async Task Every_role_gets_through_exactly_the_doors_of_the_table()
    {
        var owner = await app.NewPerson();
        var people = new List<Tester> { owner };
        foreach (var role in Roles[1..]) people.Add(await owner.Joined(role));
        var environments = (await owner.Http.Read("/v1/me"))["workspaces"]![0]!["environments"]!.AsArray()
            .ToDictionary(e => (string)e!["kind"]!, e => (string)e!["id"]!);
        var table = new StringBuilder("# door: who gets through in live | in a sandbox (o owner, a admin, d developer, "
            + "n analyst, v viewer)\n");
        var doors = Doors().OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
        Assert.True(doors.Count > 30, $"Only {doors.Count} doors were found.");
        foreach (var door in doors)
        {
            var live = await Through(door, people, environments["live"]);
            var sandbox = await Through(door, people, environments["sandbox"]);
            table.Append($"{door.Name}: {live} | {sandbox}\n");
        }
        Golden.IsKept("roles.txt", table.ToString());
    }

    sealed record Door(string Name, Func<Tester, string, Task<bool>> Opens);

    static async Task<string> Through(Door door, List<Tester> people, string environment)
    {
        var letters = new StringBuilder();
        foreach (var (person, letter) in people.Zip("oadnv"))
            letters.Append(await door.Opens(person, environment) ? letter : '-');
        return letters.ToString();
    }

    IEnumerable<Door> Doors()
    {
        foreach (var route in DocsFeature.Routes(app.Services).Where(r => r.Rules.Scope is not null))
            yield return new($"{route.Method} {route.Path}", (person, environment) => Asks(person, environment, route));
        var services = app.Services;
        foreach (var tool in services.GetRequiredService<ToolCatalogue>().All)
            yield return new($"tool {tool.ProtocolTool.Name}", (person, environment) => Holds(person, environment, tool.Scope!));
        foreach (var resource in services.GetRequiredService<ResourceCatalogue>().All)
            yield return new($"resource {resource.Template.Text}",
                (person, environment) => Holds(person, environment, resource.Scope!));
        foreach (var page in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct())
            yield return new($"page {page}", (person, environment) => Opens(person, environment, page));
    }

    // Authorization is the first step, so nothing but its refusal tells a closed door; the things asked for are nobody's.
    static async Task<bool> Asks(Tester person, string environment, SliceRoute route)
    {
        var arguments = ForeignThings.Any.Arguments(route.Request, "");
        var path = Regex.Replace(route.Path, @"\{(\w+)\}", m =>
        {
            var value = (string)arguments[m.Groups[1].Value]!;
            arguments.Remove(m.Groups[1].Value);
            return value;
        });
        using var request = new HttpRequestMessage(new(route.Method), path);
        if (route.Method is "POST" or "PUT" or "PATCH") request.Content = JsonContent.Create(arguments);
        request.Headers.Add("Fintech-Environment", environment);
        using var answer = await person.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{route.Method} {route.Path}: {body}");
        return (int)answer.StatusCode != 403 || !body.Contains("auth.insufficient_scope");
    }

    // An agent acts by a key, and a key holds a scope for as long as its maker does.
    static async Task<bool> Holds(Tester person, string environment, string scope)
    {
        var me = await person.Http.Read("/v1/me");
        return me["workspaces"]!.AsArray().SelectMany(w => w!["environments"]!.AsArray())
            .Single(e => (string?)e!["id"] == environment)!["permissions"]!.AsArray().Any(p => (string?)p == scope);
    }

    static async Task<bool> Opens(Tester person, string environment, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{page}?environment={environment}");
        request.Headers.Add("Fintech-Environment", environment);
        using var answer = await person.Http.SendAsync(request);
        return (int)answer.StatusCode == 200;
    }
}
