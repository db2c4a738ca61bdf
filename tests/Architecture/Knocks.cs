using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Slices;

namespace Fintech.Tests.Architecture;

/// <summary>Requests that any route takes, for walks that look at who may ask and not at what comes of it.</summary>
static class Knocks
{
    /// <summary>A valid request about things of nobody.</summary>
    public static async Task<(int Status, string Body)> Knock(this HttpClient http, SliceRoute route)
    {
        using var answer = await http.KnockAnswer(route);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> KnockAnswer(this HttpClient http, SliceRoute route)
    {
        var arguments = ForeignThings.Any.Arguments(route.Request, "");
        var path = Regex.Replace(route.Path, @"\{(\w+)\}", m =>
        {
            var value = (string)arguments[m.Groups[1].Value]!;
            arguments.Remove(m.Groups[1].Value);
            return value;
        });
        var hasBody = route.Method is "POST" or "PUT" or "PATCH";
        if (!hasBody && arguments.Count > 0) path += "?" + string.Join('&',
            arguments.Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value!.ToString())}"));
        return http.SendAsync(new HttpRequestMessage(new(route.Method), path)
        {
            Content = hasBody ? JsonContent.Create<JsonNode>(arguments) : null,
        });
    }
}
