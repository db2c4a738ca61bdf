using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fintech.Support;
using Npgsql;

namespace Fintech.Tests.Asvs;

/// <summary>
/// The product in Production over a fresh database of its own, as a process of its own, with all that it logs. Its mail
/// server is not there, so mails wait in the outbox.
/// </summary>
internal sealed class Production : IAsyncDisposable
{
    readonly TemplateDatabase database;
    readonly Process server;
    readonly string data;
    readonly ConcurrentQueue<string> log = [];

    public Uri Url { get; }
    public IReadOnlyCollection<string> Log => log;

    Production(TemplateDatabase database, string data, Uri url)
    {
        (this.database, this.data, Url) = (database, data, url);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Root.Path,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Fintech.dll"));
        foreach (var (key, value) in ((string, string)[])
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("PublicUrl", url.GetLeftPart(UriPartial.Authority)), ("Data:Path", data),
                ("Role", "web"), ("Sandbox:Enabled", "false"), ("Sms:Enabled", "false"), ("Mail:Smtp:Host", "127.0.0.1"),
                ("Mail:Smtp:Port", "1"), ("ConnectionStrings:Postgres", database.Database.Options.Postgres),
                ("ConnectionStrings:PostgresOwner", database.Database.Options.PostgresOwner!),
                ("Secrets:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ])
            start.Environment[key.Replace(":", "__")] = value;
        server = Process.Start(start)!;
        server.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        server.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    public static async Task<Production> Start(App app)
    {
        var data = Directory.CreateTempSubdirectory("fintech-production-").FullName;
        var production = new Production(
            await TemplateDatabase.Clone(app.Product.Postgres), data, new($"http://localhost:{FreePort()}"));
        using var http = production.Client();
        await Tester.Until(async () => production.server.HasExited || await IsReady(http), done => done, seconds: 60);
        Assert.False(production.server.HasExited, string.Join('\n', production.Log));
        return production;
    }

    static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var ready = await http.GetAsync("/health/ready");
            return ready.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException) { return false; }
    }

    public HttpClient Client()
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = Url };
        http.DefaultRequestHeaders.Add("Origin", Url.GetLeftPart(UriPartial.Authority));
        return http;
    }

    /// <summary>As the owner of the tables.</summary>
    public async Task<object?> Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Database.Options.PostgresOwner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        await database.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}

/// <summary>One of them for the tests of a class.</summary>
public sealed class ProductionApp : IAsyncLifetime
{
    readonly App app = new();
    Production? it;

    internal Production It => it ?? throw new InvalidOperationException("It has not started.");

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        it = await Production.Start(app);
    }

    public async Task DisposeAsync() => await It.DisposeAsync();
}
