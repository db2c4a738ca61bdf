using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fintech.Support;

/// <summary>Short words for requests in tests.</summary>
public static class Requests
{
    /// <summary>Sends and expects success; the body.</summary>
    public static async Task<JsonObject> Sent(
        this HttpClient http, HttpMethod method, string path, JsonObject? body = null, string? idempotencyKey = null)
    {
        using var answer = await http.Send(method, path, body, idempotencyKey);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

    public static Task<HttpResponseMessage> Send(
        this HttpClient http, HttpMethod method, string path, JsonObject? body = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return http.SendAsync(request);
    }

    public static Task<JsonObject> Read(this HttpClient http, string path) => http.Sent(HttpMethod.Get, path);

    /// <summary>Expects a refusal with this status and code; the problem.</summary>
    public static async Task<JsonObject> IsRefused(this Task<HttpResponseMessage> sent, int status, string code)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = (JsonObject)JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        return problem;
    }
}
