using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Fintech.Support;

/// <summary>
/// The whole product, started once for the test run as Program starts it: real PostgreSQL, real HTTP, the simulators on
/// their own port. Tests keep apart by fresh workspaces.
/// </summary>
public sealed class Product
{
    public const string MetricsKey = "the scraper's key of the tests";

    static readonly Lazy<Task<Product>> Shared = new(() => Start());

    internal FintechHost Host { get; private init; } = null!;
    public Uri Url { get; private init; } = null!;
    public Uri Bank { get; private init; } = null!;
    public string MailFolder => Path.Combine(Data, "mail");
    public string SmsFolder => Path.Combine(Data, "sms");
    public string Data { get; private init; } = "";
    internal EmbeddedPostgres Postgres { get; private init; } = null!;

    public static Task<Product> Get() => Shared.Value;

    static async Task<Product> Start()
    {
        var data = Directory.CreateTempSubdirectory("fintech-test-").FullName;
        var postgres = await EmbeddedPostgres.StartAsync(
            data, Root.Path, new PgOptions { Throwaway = true, MaxConnections = 300 }, CancellationToken.None);
        await TemplateDatabase.Make(postgres);
        var product = await Start(data, postgres, []);
        CleanUpAfter(data);
        return product;
    }

    // The runner kills a process that takes a moment to end, so that nothing in here can be sure to clean up.
    static void CleanUpAfter(string data)
    {
        const string script = """
            nohup sh -c 'while kill -0 "$0" 2>/dev/null; do sleep 1; done
            kill -INT "$(head -n 1 "$1"/pg*/postmaster.pid)"; sleep 2; rm -rf "$1"' "$0" "$1" >/dev/null 2>&1 </dev/null &
            """;
        using var shell = Process.Start("sh", ["-c", script, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), data]);
        shell.WaitForExit();
    }

    /// <summary>A second product over a database of its own, for a test of global state.</summary>
    /// <param name="webRoot">Where its web app's pages are; the build's own if none is given.</param>
    internal static async Task<Product> Start(
        string data, EmbeddedPostgres postgres, Dictionary<string, string?> settings, string? webRoot = null)
    {
        var (web, bank) = (FreePort(), FreePort());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Testing", ContentRootPath = Root.Path, ApplicationName = "Fintech",
            WebRootPath = webRoot,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicUrl"] = $"http://localhost:{web}", ["urls"] = $"http://localhost:{web}", ["Data:Path"] = data, ["Sandbox:Plaid:Port"] = $"{bank}",
            ["ConnectionStrings:Postgres"] = postgres.AppConnectionString,
            ["ConnectionStrings:PostgresOwner"] = postgres.OwnerConnectionString,
            ["Secrets:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Metrics:Key"] = MetricsKey,
            ["Sandbox:Recorder"] = Environment.GetEnvironmentVariable("Sandbox__Recorder"),
        }.Concat(settings).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        var host = await FintechHost.Build(builder);
        await host.Start();
        return new Product
        {
            Host = host, Postgres = postgres, Data = data, Url = new($"http://localhost:{web}"),
            Bank = new($"http://127.0.0.1:{bank}"),
        };
    }

    /// <summary>Stops a second product; what it ran on belongs to whoever started it.</summary>
    internal async Task Stop()
    {
        await Host.App.StopAsync();
        await Host.DisposeAsync();
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
