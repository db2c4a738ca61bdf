using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.RotateApiKey;

public sealed class RotateApiKeyTests(App app) : IClassFixture<App>
{
    static JsonObject Grace(string grace) => new() { ["grace"] = grace };

    async Task<(Tester Person, string Path, HttpClient Key)> Made(JsonObject? settings = null)
    {
        var person = await app.NewPerson();
        var body = new JsonObject { ["name"] = "Nightly", ["scopes"] = new JsonArray("banking:read") };
        foreach (var (name, value) in settings ?? []) body[name] = value?.DeepClone();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", body);
        return (person, $"/v1/api-keys/{made["id"]}", Client((string)made["secret"]!));
    }

    HttpClient Client(string secret)
    {
        var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return http;
    }

    static Task<HttpResponseMessage> Try(HttpClient key) => key.GetAsync("/v1/banking/accounts");

    [Fact]
    public async Task The_new_key_has_the_settings_of_the_old_one_and_both_work_for_the_grace()
    {
        var ends = DateTimeOffset.UtcNow.AddDays(40);
        var (person, path, old) = await Made(new()
        {
            ["expires_at"] = ends, ["allowed_networks"] = new JsonArray("127.0.0.0/8"), ["requests_per_minute"] = 50,
        });
        var rotated = await person.Http.Sent(HttpMethod.Post, path + "/rotate", Grace("one_hour"));
        using var both = await Try(old);
        using var next = await Try(Client((string)rotated["secret"]!));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (both.StatusCode, next.StatusCode));
        Assert.Equal(path.Split('/')[^1], (string?)rotated["replaces_key_id"]);
        var before = await person.Http.Read(path);
        foreach (var same in (string[])["name", "scopes", "allowed_networks", "requests_per_minute"])
            Assert.True(JsonNode.DeepEquals(before[same], rotated[same]), same);
        Assert.InRange((DateTimeOffset)before["expires_at"]!, DateTimeOffset.UtcNow.AddMinutes(58), DateTimeOffset.UtcNow.AddMinutes(61));
        Assert.InRange((DateTimeOffset)rotated["expires_at"]!, ends.AddSeconds(-1), ends.AddSeconds(1));
    }

    [Fact]
    public async Task Both_keys_spend_the_same_limits()
    {
        var (person, path, old) = await Made(new() { ["requests_per_day"] = 3, ["requests_per_minute"] = 10 });
        (await Try(old)).Dispose();
        var rotated = await person.Http.Sent(HttpMethod.Post, path + "/rotate", Grace("one_hour"));
        var next = Client((string)rotated["secret"]!);
        using var second = await Try(next);
        Assert.StartsWith("\"key\";r=8;", second.Headers.GetValues("RateLimit").Single());
        (await Try(next)).Dispose();
        await Try(next).IsRefused(429, "limit.quota_exceeded");
        await Try(old).IsRefused(429, "limit.quota_exceeded");
        var limits = await person.Http.Read($"/v1/limits?key_id={rotated["id"]}");
        Assert.Equal(0, (long)limits["data"]!.AsArray().Single(l => (string?)l!["name"] == "key-day")!["remaining"]!);
    }

    [Fact]
    public async Task A_grace_that_there_is_not_is_answered_with_those_that_there_are()
    {
        var (person, path, _) = await Made();
        using var refused = await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("two_days"));
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal("Expected one of: none, one_hour, one_day, one_week.", (string?)problem["errors"]!["grace"]![0]);
    }

    [Fact]
    public async Task Without_a_grace_the_old_key_ends_at_once()
    {
        var (person, path, old) = await Made();
        (await Try(old)).Dispose();
        var rotated = await person.Http.Sent(HttpMethod.Post, path + "/rotate", Grace("none"));
        await Try(old).IsRefused(401, "auth.invalid_credential");
        using var next = await Try(Client((string)rotated["secret"]!));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task The_grace_never_goes_past_the_old_keys_own_end()
    {
        var (person, path, _) = await Made(new() { ["expires_at"] = DateTimeOffset.UtcNow.AddMinutes(5) });
        await person.Http.Sent(HttpMethod.Post, path + "/rotate", Grace("one_week"));
        Assert.InRange((DateTimeOffset)(await person.Http.Read(path))["expires_at"]!,
            DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_key_that_ended_or_is_off_is_not_rotated_and_nobody_gains_a_scope()
    {
        var (person, path, _) = await Made();
        await person.Http.Sent(HttpMethod.Post, path + "/disable");
        await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("none")).IsRefused(409, "api_key.switched_off");
        await person.Http.Sent(HttpMethod.Post, path + "/enable");
        await app.Sql("update api_keys set scopes = '{workspace:manage}' where environment_id = $1", person.Environment.Value);
        await app.Sql("update memberships set role = 'developer' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("none")).IsRefused(403, "auth.insufficient_scope");
        await app.Sql("update memberships set role = 'owner' where person_id = $1", person.Id.Value);
        await app.Sql("update api_keys set expires_at = now() - interval '1 second' where environment_id = $1", person.Environment.Value);
        await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("none")).IsRefused(409, "api_key.ended");
        Assert.Equal(1L, await app.Sql("select count(*) from api_keys where environment_id = $1", person.Environment.Value));
    }

    [Fact]
    public async Task Of_many_rotations_at_once_without_a_grace_one_makes_a_key()
    {
        var (person, path, _) = await Made();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("none"))));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Equal(2L, await app.Sql("select count(*) from api_keys where environment_id = $1", person.Environment.Value));
    }

    [Fact]
    public async Task A_retry_makes_no_second_key_and_shows_no_secret()
    {
        var (person, path, _) = await Made();
        using var first = await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("one_day"), "once");
        using var again = await person.Http.Send(HttpMethod.Post, path + "/rotate", Grace("one_day"), "once");
        var (a, b) = (JsonNode.Parse(await first.Content.ReadAsStringAsync())!, JsonNode.Parse(await again.Content.ReadAsStringAsync())!);
        Assert.Equal((string?)a["id"], (string?)b["id"]);
        Assert.Null(b["secret"]);
    }
}
