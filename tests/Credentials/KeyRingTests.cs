using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.Credentials;

public sealed class KeyRingTests(App app) : IClassFixture<App>
{
    const string Accounts = "/v1/banking/accounts";

    // A ring of its own stands for another node, and its look-ups are nobody else's.
    KeyRing Ring() => Ring(NewPeppers());

    static ValueTask<Caller> Find(KeyRing ring, string key) => ring.Find(key, null, CancellationToken.None);

    [Fact]
    public async Task A_wrong_checksum_is_refused_without_asking_anybody()
    {
        var ring = Ring();
        var key = ApiKeyFormat.New(false);
        var found = Find(ring, key[..^1] + (key[^1] == 'A' ? 'B' : 'A'));
        Assert.True(found.IsCompleted);
        Assert.IsType<InvalidCredential>((await found).Refusal);
        Assert.Equal(0, ring.LookUps);
    }

    [Fact]
    public async Task A_warm_key_is_answered_at_once_with_the_same_caller()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        var first = await Find(ring, key);
        var second = Find(ring, key);
        Assert.True(second.IsCompleted);
        Assert.Same(first, await second);
        Assert.Equal(1, ring.LookUps);
        Assert.Equal(person.Environment, first.Environment);
        Assert.Equal(person.Id.ToString(), first.OnBehalfOf);
    }

    [Fact]
    public async Task The_last_use_is_kept_when_the_key_is_revoked_right_behind_it_and_a_refused_try_is_none()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        var id = (string)(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]!;
        TypeId.TryParse<Fintech.Features.Developers.Contracts.ApiKeyId>(id, out var parsed);
        Task<object?> LastUsed() => app.Sql("select host(last_used_from::inet) from api_keys where id = $1", parsed.Value);
        var writer = new KeyUseWriter(ring, app.Services.GetRequiredService<Database>(), NullLogger<KeyUseWriter>.Instance);
        await app.Sql("update api_keys set allowed_networks = '{192.0.2.0/24}' where id = $1", parsed.Value);
        await ring.Find(key, IPAddress.Parse("198.51.100.9"), CancellationToken.None);
        await writer.Flush(CancellationToken.None);
        Assert.Equal(DBNull.Value, await LastUsed());
        await ring.Find(key, IPAddress.Parse("192.0.2.7"), CancellationToken.None);
        ring.ForgetAll();
        await writer.Flush(CancellationToken.None);
        Assert.Equal("192.0.2.7", await LastUsed());
    }

    [Fact]
    public async Task Many_at_once_ask_the_database_once()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        var callers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Find(ring, key).AsTask())));
        Assert.All(callers, c => Assert.Equal(CallerKind.Key, c.Kind));
        Assert.Equal(1, ring.LookUps);
    }

    [Fact]
    public async Task An_unknown_key_is_remembered_only_briefly()
    {
        var (ring, key) = (Ring(), ApiKeyFormat.New(true));
        for (var i = 0; i < 5; i++) Assert.NotNull((await Find(ring, key)).Refusal);
        Assert.Equal(1, ring.LookUps);
        await Task.Delay(1200);
        Assert.NotNull((await Find(ring, key)).Refusal);
        Assert.Equal(2, ring.LookUps);
    }

    [Fact]
    public async Task Looking_busy_keys_up_together_keeps_the_good_and_ends_the_revoked()
    {
        var person = await app.NewPerson();
        var (ring, good, revoked) = (Ring(), await person.Key("banking:read"), await person.Key("banking:read"));
        var before = await Find(ring, good);
        await Find(ring, revoked);
        var busy = ring.Busy();
        Assert.Equal(2, busy.Count);
        var keys = await person.Http.Read("/v1/api-keys");
        await person.Http.Sent(HttpMethod.Delete, $"/v1/api-keys/{keys["data"]![0]!["id"]}");
        await ring.Renew(busy, CancellationToken.None);
        Assert.Same(before, await Find(ring, good));
        Assert.NotNull((await Find(ring, revoked)).Refusal);
        Assert.Equal(3, ring.LookUps);
    }

    [Fact]
    public async Task News_of_another_node_are_heard_before_the_second_is_over()
    {
        var person = await app.NewPerson();
        var key = await person.Key("banking:read");
        var ring = new KeyRing(app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<Peppers>(),
            app.Services.GetRequiredService<RolePermissions>(), new());
        await Find(ring, key);
        Assert.Equal(1, ring.Count);
        var hash = app.Services.GetRequiredService<Peppers>().Hash(KeyRing.Pepper, key);
        foreach (var (news, isMeant) in ((string, bool)[])
            [
                ("key " + new string('0', 64), false), ($"workspace {Guid.NewGuid()}", false), ("nonsense", false), ("key 12", false),
                ("key " + Convert.ToHexStringLower(hash), true), ($"workspace {person.Workspace.Value}", true),
                ($"person {person.Id.Value}", true), ($"member {person.Workspace.Value} {person.Id.Value}", true),
            ])
        {
            ring.Heard(news);
            Assert.Equal(isMeant ? 0 : 1, ring.Count);
            await Find(ring, key);
        }
    }

    [Fact]
    public async Task A_new_pepper_ends_no_key_and_takes_over_those_that_are_used()
    {
        var (person, peppers) = (await app.NewPerson(), NewPeppers());
        var (used, unused) = (await person.Key("banking:read"), await person.Key("banking:read"));
        var (here, elsewhere) = (Ring(peppers), Ring(NewPeppers()));
        Assert.Null((await Find(here, used)).Refusal);
        Assert.Null((await Find(elsewhere, used)).Refusal);
        var version = peppers.Rotate(KeyRing.Pepper);
        Assert.True(version > 1);
        here = Ring(peppers);
        Assert.Null((await Find(here, used)).Refusal);
        Assert.Null((await Find(here, unused)).Refusal);
        var stored = await app.Sql("select min(pepper) from api_keys where environment_id = $1", person.Environment.Value);
        Assert.Equal(version, stored);
        // A node that has not heard of it, with what it knew and without.
        await Task.Delay(KeyRecord.FreshMilliseconds + 100);
        Assert.Null((await Find(elsewhere, used)).Refusal);
        Assert.Null((await Find(elsewhere, unused)).Refusal);
        // What nobody uses any more is found by nobody who has the old version.
        Assert.NotNull((await Find(here, ApiKeyFormat.New(false))).Refusal);
    }

    Peppers NewPeppers() => new(app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<SecretBox>());

    KeyRing Ring(Peppers peppers) =>
        new(app.Services.GetRequiredService<Database>(), peppers, app.Services.GetRequiredService<RolePermissions>());

    [Fact]
    [Asvs("8.3.2", 3)]
    public async Task Revoking_is_seen_by_another_node_within_a_second()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        Assert.Null((await Find(ring, key)).Refusal);
        var keys = await person.Http.Read("/v1/api-keys");
        await person.Http.Sent(HttpMethod.Delete, $"/v1/api-keys/{keys["data"]![0]!["id"]}");
        var since = Stopwatch.StartNew();
        while ((await Find(ring, key)).Refusal is null)
            Assert.True(since.ElapsedMilliseconds < 1500, "The key still works.");
    }

    [Fact]
    [Asvs("8.3.2", 3), Asvs("8.3.3", 3)]
    public async Task A_demoted_creator_demotes_the_key_within_a_second()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read", "banking:write"));
        Assert.True((await Find(ring, key)).Has("banking:write"));
        await app.Sql("update memberships set role = 'viewer' where person_id = $1", person.Id.Value);
        await Tester.Until(async () => await Find(ring, key), c => !c.Has("banking:write"), seconds: 2);
        Assert.True((await Find(ring, key)).Has("banking:read"));
    }

    [Fact]
    public async Task A_removed_member_has_no_key_any_more()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        await app.Sql("delete from memberships where person_id = $1", person.Id.Value);
        Assert.IsType<InvalidCredential>((await Find(ring, key)).Refusal);
    }

    [Fact]
    public async Task An_expired_key_ends()
    {
        var person = await app.NewPerson();
        var key = await person.Key("banking:read");
        await app.Sql("update api_keys set expires_at = now() - interval '1 second' where environment_id = $1",
            person.Environment.Value);
        Assert.IsType<ApiKeyExpired>((await Find(Ring(), key)).Refusal);
    }

    [Fact]
    public async Task Writes_down_when_and_from_where_a_key_was_used()
    {
        var person = await app.NewPerson();
        var (ring, key) = (Ring(), await person.Key("banking:read"));
        await ring.Find(key, IPAddress.Parse("::ffff:203.0.113.7"), CancellationToken.None);
        var writer = ActivatorUtilities.CreateInstance<KeyUseWriter>(app.Services, ring);
        await writer.Flush(CancellationToken.None);
        var keys = await person.Http.Read("/v1/api-keys");
        Assert.Equal("203.0.113.7", (string?)keys["data"]![0]!["last_used_from"]);
        var used = (DateTimeOffset)keys["data"]![0]!["last_used_at"]!;
        Assert.InRange(DateTimeOffset.UtcNow - used, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_cookie_beside_a_key_is_ignored()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/api-keys");
        request.Headers.Authorization = new("Bearer", await other.Key("developers:manage"));
        request.Headers.Add("Fintech-Environment", other.Environment.ToString());
        using var answer = await person.Http.SendAsync(request);
        var keys = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Single(keys["data"]!.AsArray()); // the other's one key; this person has none

        request = new(HttpMethod.Get, "/v1/me");
        request.Headers.Authorization = new("Bearer", "fk_nonsense");
        await person.Http.SendAsync(request).IsRefused(401, "auth.invalid_credential");
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer something-else")]
    [InlineData("Bearer fk_live_")]
    public async Task Another_credential_is_not_valid(string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Accounts);
        request.Headers.TryAddWithoutValidation("Authorization", value);
        using var answer = await app.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Two_credentials_are_refused_wherever_the_second_is()
    {
        var person = await app.NewPerson();
        var key = await person.Key("banking:read");
        await Sent(Accounts + "?api_key=" + key).IsRefused(400, "auth.several_credentials");
        await Sent(Accounts + "?access_token=x", key).IsRefused(400, "auth.several_credentials");
        await Sent(Accounts, key, ("X-Api-Key", key)).IsRefused(400, "auth.several_credentials");
        await Sent(Accounts, key, ("Authorization", "Bearer " + key)).IsRefused(400, "auth.several_credentials");
    }

    async Task<HttpResponseMessage> Sent(string path, string? key = null, params (string Name, string Value)[] headers)
    {
        // Two Authorization headers are more than HttpClient will send.
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Url.Port);
        var lines = new List<string> { $"GET {path} HTTP/1.1", $"Host: {app.Url.Authority}", "Connection: close" };
        if (key is not null) lines.Add("Authorization: Bearer " + key);
        lines.AddRange(headers.Select(h => $"{h.Name}: {h.Value}"));
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        var text = await new StreamReader(stream).ReadToEndAsync();
        var answer = new HttpResponseMessage((HttpStatusCode)int.Parse(text.Split(' ')[1]))
        {
            Content = new StringContent(text[text.IndexOf('{')..(text.LastIndexOf('}') + 1)]),
        };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/problem+json");
        return answer;
    }
}
