using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Support;
using Fintech.Tests.McpDoor;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.Asvs;

/// <summary>
/// The product in Production over a database of its own, behind a proxy that ends TLS: <c>PublicUrl</c> is https, and it
/// listens on this machine. Its mail server is not there, so mails wait in the outbox.
/// </summary>
internal sealed class Production : IAsyncDisposable
{
    readonly TemplateDatabase database;
    readonly FintechHost host;
    readonly string data;
    readonly Uri address;

    Production(TemplateDatabase database, FintechHost host, string data, Uri address) =>
        (this.database, this.host, this.data, this.address) = (database, host, data, address);

    public string Host => "bank.example";
    public string Origin => "https://" + Host;
    public IServiceProvider Services => host.App.Services;
    public KeptLog Log { get; } = new(LogLevel.Information);

    public static async Task<Production> Start(App app)
    {
        var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var data = Directory.CreateTempSubdirectory("fintech-production-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Production", ContentRootPath = Root.Path, ApplicationName = "Fintech",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicUrl"] = "https://bank.example", ["urls"] = address.ToString(), ["Data:Path"] = data, ["Role"] = "web",
            ["Sandbox:Enabled"] = "false", ["Sms:Enabled"] = "false", ["Mail:Smtp:Host"] = "127.0.0.1", ["Mail:Smtp:Port"] = "1",
            ["ConnectionStrings:Postgres"] = clone.Database.Options.Postgres,
            ["ConnectionStrings:PostgresOwner"] = clone.Database.Options.PostgresOwner,
            ["Secrets:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        });
        var host = await FintechHost.Build(builder);
        var production = new Production(clone, host, data, address);
        host.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(production.Log);
        await host.Start();
        return production;
    }

    /// <summary>As the proxy passes a browser on; it keeps no cookies, since they are for https alone.</summary>
    public HttpClient Client()
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Host = Host;
        http.DefaultRequestHeaders.Add("Origin", Origin);
        return http;
    }

    public async Task<object?> Sql(string sql)
    {
        await using var command = Services.GetRequiredService<Database>().Main.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>As the owner of the tables.</summary>
    public async Task Break(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database.Database.Options.PostgresOwner);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await host.App.StopAsync();
        await host.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
