using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Tests.McpDoor;

/// <summary>The door in the product, with real keys.</summary>
public sealed class RevokedKeyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_revoked_key_loses_its_stream_and_the_door()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new JsonObject
        {
            ["name"] = "Listener", ["scopes"] = new JsonArray("banking:read"),
        });
        using var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["secret"]!);
        using var stream = await http.SendAsync(
            DoorHost.Request("subscriptions/listen", null, """
                "notifications":{"resourceSubscriptions":["banking://accounts"]}
                """),
            HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Contains("banking://accounts", await Next(lines));

        (await person.Http.DeleteAsync($"/v1/api-keys/{made["id"]}")).EnsureSuccessStatusCode();
        Assert.Contains("\"resultType\":\"complete\"", await Next(lines));
        var answer = await http.SendAsync(DoorHost.Request("tools/list", null, ""));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    static async Task<string> Next(StreamReader lines)
    {
        while (await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line;
        throw new EndOfStreamException();
    }
}
