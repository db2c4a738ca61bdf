using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;
using ModelContextProtocol;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V8 and what of V15 is about fields: who may do and see what.</summary>
public sealed class V8AuthorizationTests(App app) : IClassFixture<App>
{
    // What an attacker would like to set, by the names of our own columns and those that others use.
    static readonly string[] Wished =
    [
        "role", "is_operator", "operator", "is_admin", "email_confirmed", "email", "locked_at", "has_second_factor",
        "must_have_second_factor", "deletes_at", "deleted_at", "id", "person_id", "workspace_id", "environment_id", "org_id",
        "permissions", "scopes", "balance", "verified_at", "security_stamp", "password_hash", "step_up_at", "expires_at",
    ];

    [Fact, Asvs("8.2.3", 2), Asvs("15.3.3", 2)]
    public async Task V8_2_3_No_request_takes_a_field_that_it_does_not_name()
    {
        var one = await app.NewOperator();
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Method is "POST" or "PUT" or "PATCH").ToList();
        Assert.True(routes.Count > 30);
        var tried = 0;
        foreach (var route in routes)
        {
            // Those of a half-done sign-in are closed to everybody else.
            if (route.Rules.Audience is Audience.Pending) continue;
            var known = route.Request.GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)).ToHashSet();
            foreach (var field in Wished.Where(f => !known.Contains(f)))
            {
                var arguments = ForeignThings.Any.Arguments(route.Request, "");
                var path = Regex.Replace(route.Path, @"\{(\w+)\}", m => (string)arguments[m.Groups[1].Value]!);
                foreach (Match part in Regex.Matches(route.Path, @"\{(\w+)\}")) arguments.Remove(part.Groups[1].Value);
                arguments[field] = field.EndsWith("_at") ? DateTime.UtcNow.ToString("O") : true;
                using var request = new HttpRequestMessage(new(route.Method), path) { Content = JsonContent.Create<JsonNode>(arguments) };
                using var answer = await one.Http.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == 400 && body.Contains($"\"{field}\":[\"Unknown."),
                    $"{route.Method} {route.Path} with {field}: {(int)answer.StatusCode} {body}");
                tried++;
            }
        }
        Assert.True(tried > 500, $"Only {tried} fields were tried.");
    }

    [Fact, Asvs("8.2.3", 2), Asvs("15.3.3", 2)]
    public async Task V8_2_3_A_refused_field_changes_nothing_of_the_rest()
    {
        var person = await app.NewPerson();
        var before = await Row(person);
        var newcomer = new Newcomer(app);
        var body = newcomer.Body;
        body["email_confirmed"] = true;
        await app.Client().Send(HttpMethod.Post, "/v1/auth/register", body).IsRefused(400, "request.invalid");
        Assert.Equal(0L, await app.Sql("select count(*) from people where email = $1", newcomer.Email));
        await person.Http.Send(HttpMethod.Patch, "/v1/me", new JsonObject { ["name"] = "Other", ["is_operator"] = true })
            .IsRefused(400, "request.invalid");
        Assert.Equal(before, await Row(person));

        Task<object?> Row(Tester whose) =>
            app.Sql("select (p.*)::text from people p where id = $1", whose.Id.Value);
    }

    [Fact, Asvs("8.2.3", 2), Asvs("15.3.1", 1)]
    public async Task V15_3_1_No_answer_has_room_for_what_is_only_the_servers()
    {
        var inner = new Regex("hash|stamp|sealed|pepper|lock_reason|attempts|token_|last_step|password", RegexOptions.IgnoreCase);
        var views = DocsFeature.Routes(app.Services).Where(r => r.Rules.Audience is not Audience.Operator)
            .Select(r => new Schemas().Of(r.Response, input: false).ToJsonString()).ToList();
        Assert.True(views.Count > 40);
        Assert.All(views, v => Assert.DoesNotContain(Names(JsonNode.Parse(v)), n => inner.IsMatch(n)));

        var one = await app.NewPerson();
        await one.AddTotp();
        await one.Key("banking:read");
        foreach (var route in DocsFeature.Routes(app.Services).Where(r => r.Method is "GET" && !r.Path.Contains('{')
            && r.Rules.Audience is not (Audience.Operator or Audience.Pending) && !r.Path.EndsWith("/stream")
            && !r.Response.IsAssignableTo(typeof(IFileAnswer))))
        {
            var read = await one.Http.Read(route.Path);
            Assert.DoesNotContain(Fields(read), n => inner.IsMatch(n));
        }

        static IEnumerable<string> Names(JsonNode? schema) => schema switch
        {
            JsonObject o => o.SelectMany(p => p.Key == "properties" && p.Value is JsonObject fields
                ? fields.Select(f => f.Key).Concat(fields.SelectMany(f => Names(f.Value))) : Names(p.Value)),
            JsonArray a => a.SelectMany(Names),
            _ => [],
        };
        static IEnumerable<string> Fields(JsonNode? body) => body switch
        {
            JsonObject o => o.SelectMany(p => Fields(p.Value).Prepend(p.Key)),
            JsonArray a => a.SelectMany(Fields),
            _ => [],
        };
    }

    [Fact, Asvs("15.3.7", 2)]
    public async Task V15_3_7_A_name_that_comes_twice_is_refused()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Get, "/v1/api-keys?limit=1&limit=2").IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Get, "/v1/me/sessions?limit=1&limit=1").IsRefused(400, "request.invalid");
        foreach (var body in (string[])
            ["""{"name":"A","name":"B"}""", """{"name":"A","locale":"de","name":"B"}""", """{"name":"A","n\u0061me":"B"}"""])
        {
            using var answer = await person.Http.PatchAsync("/v1/me", new StringContent(body, null, "application/json"));
            Assert.Equal(400, (int)answer.StatusCode);
        }
        Assert.Equal("Test Person", await app.Sql("select name from people where id = $1", person.Id.Value));
    }

    [Fact, Asvs("8.3.3", 3)]
    public async Task V8_3_3_An_agent_may_what_its_person_may_now_and_its_key_was_given()
    {
        var owner = await app.NewPerson();
        await owner.Link();
        var member = await owner.Joined("developer");
        await using var reads = await member.Mcp(["banking:read"]);
        Assert.NotEmpty((await reads.CallToolAsync("list_accounts")).Content);
        await Refused(() => reads.CallToolAsync("start_bank_connection").AsTask());
        await using var writes = await member.Mcp(["banking:read", "banking:write"]);
        Assert.Contains(await writes.ListToolsAsync(), t => t.Name == "start_bank_connection");
        // The person loses it, and so does the key that still names it.
        using (var changed = await owner.ChangeAnswer(await owner.MemberId(member), "viewer")) Assert.True(changed.IsSuccessStatusCode);
        await Refused(() => writes.CallToolAsync("start_bank_connection").AsTask());
        Assert.NotEmpty((await writes.CallToolAsync("list_accounts")).Content);

        static async Task Refused(Func<Task<ModelContextProtocol.Protocol.CallToolResult>> call)
        {
            try { Assert.True((await call()).IsError); }
            catch (Exception refused) when (refused is HttpRequestException or McpException)
            {
                Assert.Matches("403|scope|permission|Forbidden", refused.Message);
            }
        }
    }

    [Fact, Asvs("8.4.1", 2)]
    public async Task V8_4_1_An_idempotency_key_and_a_cursor_of_another_tenant_are_ones_own_first()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var body = new JsonObject { ["name"] = "Same", ["scopes"] = new JsonArray("banking:read") };
        using var first = await theirs.Http.Send(HttpMethod.Post, "/v1/api-keys", body, "same-key");
        using var second = await mine.Http.Send(HttpMethod.Post, "/v1/api-keys", (JsonObject)body.DeepClone(), "same-key");
        Assert.Equal(201, (int)second.StatusCode);
        Assert.False(second.Headers.Contains("Idempotent-Replayed"));
        Assert.NotEqual(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        await theirs.Key("banking:read");
        var cursor = (string)(await theirs.Http.Read("/v1/api-keys?limit=1"))["next_cursor"]!;
        using var paged = await mine.Http.GetAsync("/v1/api-keys?limit=1&cursor=" + Uri.EscapeDataString(cursor));
        var text = await paged.Content.ReadAsStringAsync();
        var keys = await theirs.Http.Read("/v1/api-keys");
        Assert.All(keys["data"]!.AsArray(), k => Assert.DoesNotContain((string)k!["id"]!, text));
    }
}
