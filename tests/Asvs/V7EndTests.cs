using System.Net;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V7.4 and V7.5: how a session ends, and what it needs beside itself.</summary>
public sealed class V7EndTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("7.4.2", 1)]
    public async Task V7_4_2_Whoever_is_locked_loses_sessions_keys_streams_and_agents()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var phone = person with { Http = app.Client() };
        await phone.SignIn();
        var key = await person.ClientWith("banking:read");
        await using var agent = await person.Mcp(["banking:read"]);
        await agent.CallToolAsync("list_accounts");
        await using var stream = await EventStream.Open(person.Http);
        await one.Lock(person);
        foreach (var browser in (Tester[])[person, phone])
            await browser.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        await Assert.ThrowsAnyAsync<Exception>(async () => await agent.CallToolAsync("list_accounts"));
        await stream.Ended(seconds: 3);
    }

    [Fact, Asvs("7.4.3", 2)]
    public async Task V7_4_3_After_a_change_of_factors_the_other_sessions_can_be_ended_at_once()
    {
        var person = await app.NewPerson();
        var phone = person with { Http = app.Client() };
        await phone.SignIn();
        await person.AddTotp();
        var ended = await person.Http.Sent(HttpMethod.Post, "/v1/me/sessions/end-others", []);
        Assert.NotEmpty(ended);
        await phone.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await person.Http.Read("/v1/me");
    }

    [Fact, Asvs("7.4.4", 2)]
    public async Task V7_4_4_Every_page_for_people_who_are_signed_in_has_a_way_out()
    {
        var one = await app.NewOperator();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.True(pages.Count >= 3);
        foreach (var page in pages)
        {
            using var answer = await one.Http.GetAsync($"{page}?environment={one.Environment}");
            if (answer.StatusCode is not HttpStatusCode.OK) continue;
            Assert.Matches("<form[^>]*action=\"/portal/sign-out[^>]*>.*?Sign out", await answer.Content.ReadAsStringAsync());
        }
        // The web app's pages share one layout, whose top bar has it.
        var web = Path.Combine(Root.Path, "frontend", "src");
        Assert.Contains("Shell", File.ReadAllText(Path.Combine(web, "app", "(app)", "layout.tsx")));
        Assert.Contains("useSignOut", File.ReadAllText(Path.Combine(web, "features", "shell", "top-bar.tsx")));
    }

    [Fact, Asvs("7.5.1", 2), Asvs("7.5.3", 3)]
    public async Task V7_5_1_What_needs_a_step_up_is_refused_without_a_fresh_one_at_every_route()
    {
        var one = await app.NewOperator();
        await app.Sql("update sessions set step_up_at = now() - interval '61 minutes' where person_id = $1", one.Id.Value);
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.StepUp is not null).ToList();
        Assert.True(routes.Count > 20);
        foreach (var route in routes)
        {
            var (status, body) = await one.Http.Knock(route);
            Assert.True(status == 403 && body.Contains("auth.step_up_required"), $"{route.Method} {route.Path}: {status} {body}");
        }
        var all = routes.Select(r => $"{r.Method} {r.Path}").ToHashSet();
        Assert.Empty(((string[])
            [
                "POST /v1/me/password", "POST /v1/me/email", "POST /v1/me/factors/totp", "POST /v1/me/factors/sms",
                "POST /v1/me/factors/email", "POST /v1/me/factors/passkey", "POST /v1/me/factors/{id}/confirm",
                "DELETE /v1/me/factors/{id}", "POST /v1/me/recovery-codes", "DELETE /v1/me/sessions/{id}",
                "POST /v1/me/sessions/end-others", "POST /v1/api-keys", "POST /v1/invitations", "PATCH /v1/members/{id}",
            ]).Except(all));
        // Nothing else changes how somebody is known.
        var account = DocsFeature.Routes(app.Services)
            .Where(r => r.Rules is { IsWrite: true, Audience: Audience.Person } && r.Path.StartsWith("/v1/me") && r.Rules.StepUp is null)
            .Select(r => $"{r.Method} {r.Path}").ToList();
        Assert.Contains("PATCH /v1/me", account);
        // Names and looks; and calling a deletion off.
        Assert.Empty(account.Except(["PATCH /v1/me", "PATCH /v1/me/factors/{id}", "DELETE /v1/me/deletion"]));
    }
}
