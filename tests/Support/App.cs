using System.Net;
using System.Net.Sockets;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Support;

/// <summary>
/// What a test class starts from: <c>public sealed class XTests(App app) : IClassFixture&lt;App&gt;</c>.
/// </summary>
public sealed class App : IAsyncLifetime
{
    public Product Product { get; private set; } = null!;
    public IServiceProvider Services => Product.Host.App.Services;
    public Uri Url => Product.Url;

    public async Task InitializeAsync() => Product = await Product.Get();
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A person with an open account and a fresh workspace, signed in and in its sandbox.</summary>
    public async Task<Tester> NewPerson()
    {
        var (email, password) = ($"t{Guid.NewGuid():N}@fintech.example", $"pass {Guid.NewGuid():N}");
        var (id, workspace, environment) = await Open(email, password);
        var (clientId, secret) = Services.GetRequiredService<SandboxCredentials>().For("plaid", environment.Value);
        var tester = new Tester(
            this, email, password, id, workspace, environment, Client(), BankClient(clientId, secret));
        await tester.SignIn();
        return tester;
    }

    // All tests at once may ask for more password hashes than the product lets wait, and it says so.
    async Task<(PersonId, WorkspaceId, EnvironmentId)> Open(string email, string password)
    {
        for (var tries = 1; ; tries++)
            try { return await Services.GetRequiredService<People>().CreateConfirmed(email, password, "Test Person"); }
            catch (InvalidOperationException busy) when (tries < 6 && busy.Message.Contains("Too many requests")) { }
    }

    /// <summary>A client that keeps cookies and follows no redirect, as nobody.</summary>
    /// <param name="from">The loopback address that it calls from, such as 127.0.7.1; any, if left out.</param>
    public HttpClient Client(string? from = null)
    {
        var cookies = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        if (from is not null) cookies.ConnectCallback = (context, ct) => Connect(from, context.DnsEndPoint.Port, ct);
        var http = new HttpClient(cookies)
        {
            BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60),
        };
        http.DefaultRequestHeaders.Add("Origin", Url.GetLeftPart(UriPartial.Authority));
        return http;
    }

    static async ValueTask<Stream> Connect(string from, int port, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    HttpClient BankClient(string clientId, string secret)
    {
        var http = new HttpClient { BaseAddress = Product.Bank };
        http.DefaultRequestHeaders.Add("PLAID-CLIENT-ID", clientId);
        http.DefaultRequestHeaders.Add("PLAID-SECRET", secret);
        return http;
    }
}
