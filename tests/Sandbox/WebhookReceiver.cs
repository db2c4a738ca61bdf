using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.Sandbox;

/// <summary>Takes webhooks as the product would and lets a test wait for one.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    readonly ConcurrentQueue<Received> received = new();
    readonly ConcurrentDictionary<string, int> refusals = new();
    WebApplication? app;

    internal sealed record Received(string Path, byte[] Body, string Signature, DateTimeOffset At)
    {
        public JsonNode Json { get; } = JsonNode.Parse(Encoding.UTF8.GetString(Body))!;

        public string Kind => $"{Json["webhook_type"]}/{Json["webhook_code"]}";
    }

    public string Url { get; private set; } = "";

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/hooks/{tenant}", Take);
        app.MapPost("/moved/{tenant}", (string tenant) => Results.Redirect($"/hooks/{tenant}", preserveMethod: true));
        await app.StartAsync();
        Url = SandboxFixture.AddressOf(app);
    }

    /// <summary>The next deliveries to that path are answered with 500.</summary>
    public void Refuse(string path, int times) => refusals[path] = times;

    public List<Received> For(string path) => [.. received.Where(r => r.Path == path)];

    public async Task<Received> Wait(string path, string kind, Func<JsonNode, bool>? where = null)
    {
        for (var i = 0; i < 500; i++)
        {
            var hit = For(path).LastOrDefault(r => r.Kind == kind && (where is null || where(r.Json)));
            if (hit is not null) return hit;
            await Task.Delay(20);
        }
        throw new TimeoutException($"No {kind}; came: {string.Join(", ", For(path).Select(r => r.Kind))}");
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    async Task<IResult> Take(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var path = request.Path.Value!;
        received.Enqueue(new Received(
            path, buffer.ToArray(), request.Headers["Plaid-Verification"].ToString(), DateTimeOffset.UtcNow));
        if (!refusals.TryGetValue(path, out var left) || left == 0) return Results.Ok();
        refusals[path] = left - 1;
        return Results.StatusCode(500);
    }
}
