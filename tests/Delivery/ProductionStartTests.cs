using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fintech.Support;

namespace Fintech.Tests.Delivery;

/// <summary>
/// The whole product, started in Production over a database of its own, as a process: what runs in it is the installation's
/// and not this test run's.
/// </summary>
public sealed class ProductionStartTests(App app) : IClassFixture<App>
{
    static readonly (string, string) Smtp = ("Mail:Smtp:Host", "127.0.0.1"), Off = ("Sms:Enabled", "false");

    [Fact]
    public async Task Without_a_mail_server_it_does_not_start_and_says_what_to_set() =>
        Assert.Contains("Mail:Smtp:Host", await Refusal(Off));

    [Fact]
    public async Task Without_an_SMS_service_it_does_not_start_and_says_what_to_set()
    {
        var refusal = await Refusal(Smtp);
        Assert.Contains("Sms:Twilio:AccountSid", refusal);
        Assert.Contains("Sms:Enabled=false", refusal);
    }

    [Fact]
    public Task Without_SMS_if_so_wished_it_starts_and_shows_no_messages() => Run(async (server, url) =>
    {
        using var http = new HttpClient { BaseAddress = new(url) };
        await Tester.Until(async () => server.HasExited || await IsReady(http), done => done, seconds: 60);
        Assert.False(server.HasExited);
        await http.GetAsync("/dev/mail").IsRefused(404, "request.route_not_found");
        await http.GetAsync("/dev/sms").IsRefused(404, "request.route_not_found");
    }, Smtp, Off);

    async Task<string> Refusal(params (string Key, string Value)[] settings)
    {
        var said = "";
        await Run(async (server, _) =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            said = await server.StandardError.ReadToEndAsync(patience.Token);
            await server.WaitForExitAsync(patience.Token);
            Assert.NotEqual(0, server.ExitCode);
        }, settings);
        return said;
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

    async Task Run(Func<Process, string, Task> then, params (string Key, string Value)[] settings)
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var data = Directory.CreateTempSubdirectory("fintech-production-").FullName;
        var url = $"http://localhost:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, WorkingDirectory = Root.Path };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Fintech.dll"));
        foreach (var (key, value) in (IEnumerable<(string, string)>)
        [
            ("PublicUrl", url), ("Data:Path", data), ("Role", "web"), ("Sandbox:Enabled", "false"),
            ("ConnectionStrings:Postgres", clone.Database.Options.Postgres),
            ("ConnectionStrings:PostgresOwner", clone.Database.Options.PostgresOwner!),
            ("Secrets:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))), .. settings,
        ])
            start.Environment[key.Replace(":", "__")] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var server = Process.Start(start)!;
        try { await then(server, url); }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
