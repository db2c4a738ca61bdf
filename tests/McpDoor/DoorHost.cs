using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Mcp;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;

namespace Fintech.Tests.McpDoor;

/// <summary>
/// The MCP door of the product on a real port, over the tests' own slices. The bearer credential lists its scopes.
/// </summary>
public class DoorHost : IAsyncLifetime
{
    public static readonly EnvironmentId Environment = TypeId.New<EnvironmentId>();
    readonly WebApplication app;
    long sequence;

    public DoorHost() : this([]) { }

    protected DoorHost(params string[] settings) : this(null, settings) { }

    /// <param name="database">Where refusals are audited; without it a refusal of authorization cannot be.</param>
    internal DoorHost(Database? database, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder([.. settings, "--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSlices(typeof(DoorHost).Assembly);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ServerOptions { PublicUrl = new("http://localhost:5080"), DataPath = "" });
        builder.Services.AddScoped<ClientContext>();
        if (database is not null) builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<EventFeed>();
        builder.Services.AddSingleton<ICallerRefresh>(Credentials);
        builder.Services.AddSingleton(new SecretBox(new()
        {
            MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        }));
        builder.Services.AddMcpDoor(builder.Configuration);
        builder.Services.AddSingleton(ResourceCatalogue.Scan(typeof(DoorHost).Assembly));
        app = builder.Build();
        app.UseMiddleware<Edge>();
        app.Use(Authenticate);
        app.UseRouting();
        app.UseMiddleware<SlotFiller>();
        app.UseMcpDoor();
        app.MapMcpDoor();
    }

    internal TestCredentials Credentials { get; } = new();

    internal KeptLog Log { get; } = new();

    public Uri Address => new(app.Urls.First().Replace("127.0.0.1", "localhost"));

    static Task Authenticate(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var words])
            http.User = TestCredentials.CallerOf(words);
        return next(http);
    }

    public HttpClient Http(string? credential)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (credential is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", credential);
        return http;
    }

    public Task<McpClient> Client(string era, string credential, McpClientOptions? options = null)
    {
        var isOldest = era == "2024-11-05";
        var transport = new HttpClientTransport(new()
        {
            Endpoint = new Uri(Address, isOldest ? "/mcp/sse" : "/mcp"),
            TransportMode = isOldest ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
        }, Http(credential), ownsHttpClient: true);
        options ??= new();
        options.ProtocolVersion = era;
        return McpClient.CreateAsync(transport, options);
    }

    /// <summary>A request as a 2026-07-28 client writes it, sent, and its one JSON-RPC answer.</summary>
    public async Task<(HttpResponseMessage Http, JsonNode Message)> Send(string credential, HttpRequestMessage request)
    {
        var http = await Http(credential).SendAsync(request);
        var body = await http.Content.ReadAsStringAsync();
        return (http, JsonNode.Parse(body.StartsWith('{') ? body
            : body.Split('\n').Last(l => l.StartsWith("data: "))[6..])!);
    }

    public const string Meta = """
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
        """;

    public static HttpRequestMessage Request(string method, string? name, string parameters) => Raw(method, name,
        $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{""" + parameters
            + (parameters.Length > 0 ? "," : "") + Meta + "}}");

    public static HttpRequestMessage Raw(string method, string? name, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Headers =
            {
                { "Accept", "application/json, text/event-stream" }, { "MCP-Protocol-Version", "2026-07-28" },
                    { "Mcp-Method", method },
            },
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (name is not null) request.Headers.Add("Mcp-Name", name);
        return request;
    }

    /// <summary>Puts an event into the feed, as the tailer does once it is committed.</summary>
    public void Happens(string type, object about, EnvironmentId? environment = null, string scope = "things:read") =>
        app.Services.GetRequiredService<EventFeed>().Publish(new FeedEvent(
            new(1, 1, Interlocked.Increment(ref sequence)), environment ?? Environment, type, scope,
            new(TypeId.New<Infrastructure.Data.EventId>(), type, DateTimeOffset.UtcNow, environment ?? Environment,
                null,
                JsonSerializer.SerializeToElement("x"), "",
                    JsonSerializer.SerializeToElement(new { @object = about }))));

    public int Followers => app.Services.GetRequiredService<EventFeed>().Followers;

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();
}

/// <summary>
/// Credentials that are their own scopes, after an optional name and a slash, and can be revoked. One whose name begins
/// with <c>client</c> is a person's token: <c>client-fresh</c> has proved a second factor just now.
/// </summary>
internal sealed class TestCredentials : ICallerRefresh
{
    readonly HashSet<string> revoked = [];

    public static Caller CallerOf(string credential) => new()
    {
        Kind = credential.StartsWith("client") ? CallerKind.OauthClient : CallerKind.Key,
        SecondFactorAt = credential.StartsWith("client-fresh") ? DateTimeOffset.UtcNow : null,
        Id = "key_" + credential.Split('/')[0],
        Environment = DoorHost.Environment,
        Scopes = credential.Split('/')[^1].Split(',', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(),
    };

    public void Revoke(string name) => revoked.Add("key_" + name);

    public bool Knows(Caller caller) => true;

    public ValueTask<Caller?> Refresh(Caller caller, CancellationToken ct) =>
        ValueTask.FromResult(revoked.Contains(caller.Id) ? null : caller);
}
