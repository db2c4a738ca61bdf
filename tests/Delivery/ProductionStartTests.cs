using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fintech.Infrastructure.Hosting;
using Fintech.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Fintech.Tests.Delivery;

/// <summary>The whole product, started in Production over a database of its own.</summary>
public sealed class ProductionStartTests(App app) : IClassFixture<App>
{
    static readonly (string, string) Smtp = ("Mail:Smtp:Host", "127.0.0.1"), Off = ("Sms:Enabled", "false");

    [Fact]
    public async Task Without_a_mail_server_it_does_not_start_and_says_what_to_set()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => Started(_ => Task.CompletedTask, Off));
        Assert.Contains("Mail:Smtp:Host", refused.Message);
    }

    [Fact]
    public async Task Without_an_SMS_service_it_does_not_start_and_says_what_to_set()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => Started(_ => Task.CompletedTask, Smtp));
        Assert.Contains("Sms:Twilio:AccountSid", refused.Message);
        Assert.Contains("Sms:Enabled=false", refused.Message);
    }

    [Fact]
    public Task Without_SMS_if_so_wished_it_starts_and_shows_no_messages() => Started(async http =>
    {
        using (var ready = await http.GetAsync("/health/ready")) Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await http.GetAsync("/dev/mail").IsRefused(404, "request.route_not_found");
        await http.GetAsync("/dev/sms").IsRefused(404, "request.route_not_found");
    }, Smtp, Off);

    async Task Started(Func<HttpClient, Task> then, params (string Key, string Value)[] settings)
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var data = Directory.CreateTempSubdirectory("fintech-production-").FullName;
        try
        {
            var url = $"http://localhost:{FreePort()}";
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                EnvironmentName = "Production", ContentRootPath = Root.Path, ApplicationName = "Fintech",
            });
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["PublicUrl"] = url, ["Data:Path"] = data, ["Role"] = "web", ["Sandbox:Enabled"] = "false",
                ["ConnectionStrings:Postgres"] = clone.Database.Options.Postgres,
                ["ConnectionStrings:PostgresOwner"] = clone.Database.Options.PostgresOwner,
                ["Secrets:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            });
            builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
            await using var host = await FintechHost.Build(builder);
            await host.Start();
            using var http = new HttpClient { BaseAddress = new(url) };
            await then(http);
            await host.App.StopAsync();
        }
        finally { Directory.Delete(data, recursive: true); }
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
