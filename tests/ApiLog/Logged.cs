using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Tests.ApiLog;

static class Logged
{
    /// <summary>The calls that a search finds, once there are as many: they are written behind the answers.</summary>
    public static async Task<List<JsonObject>> Calls(this Tester person, int count, string query)
    {
        var list = await Tester.Until(() => person.Http.Read($"/v1/logs?limit=100&{query}"), l => l["data"]!.AsArray().Count >= count);
        return [.. list["data"]!.AsArray().Select(c => c!.AsObject())];
    }

    /// <summary>Waits until so many calls of a key are in the daily counts, which are added up every few seconds.</summary>
    public static Task Counted(this Tester person, long calls, string key) => Tester.Until(
        () => person.Http.Read("/v1/usage?group_by=key&key_id=" + key),
        u => u["data"]!.AsArray().Sum(k => (long)k!["calls"]!) >= calls);

    /// <summary>The newest key.</summary>
    public static async Task<string> KeyId(this Tester person) =>
        (string)(await person.Http.Read("/v1/api-keys?limit=1"))["data"]![0]!["id"]!;
}
