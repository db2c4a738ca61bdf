using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fintech.Benchmarks.Driver;
using Fintech.Infrastructure.Data;

namespace Fintech.Benchmarks.Identity;

/// <summary>
/// Whether the clock tells who has an account: the same request for known and unknown people, in turn, each from an address
/// and with a connection that has been used before. Told are they if both the medians lie apart and the rank test says so.
/// </summary>
internal static class TimingRun
{
    const int Tries = 120, Places = 12;
    const double Apart = 0.15, Doubt = 0.001;

    public static async Task<int> Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var cluster = await Cluster.Start();
        var owner = await cluster.Database("bench_timing");
        var settings = ProductSubjects.Settings(owner, await ProductSubjects.MakeAppRole(owner));
        var product = typeof(Database).Assembly.Location;
        await Processes.Run("dotnet", settings, product, "migrate");
        await IdentitySeed.People(owner, settings["Secrets__MasterKey"], "known", 3 * Tries, null);
        await using var host = await Driver.Host.Start(product, ["--urls", "{url}"], settings, "/health/ready");
        using var places = new ClientPlaces(host.Url, Places);
        var offset = 0;
        var isGood = true;
        foreach (var (what, path, body) in Requests())
        {
            isGood &= await Compare(places, what, path, body, offset);
            offset += Tries;
        }
        return isGood ? 0 : 1;
    }

    static (string What, string Path, Func<string, object> Body)[] Requests() =>
    [
        ("a wrong password", "/v1/auth/sign-in", email => new { email, password = "not the password at all" }),
        ("registering", "/v1/auth/register", email => new { email, password = IdentitySeed.Password, name = "Ada Lovelace" }),
        ("a forgotten password", "/v1/auth/forgot-password", email => new { email }),
    ];

    static async Task<bool> Compare(ClientPlaces places, string what, string path, Func<string, object> body, int offset)
    {
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var n = -Places; n < Tries; n++) // the first ones warm up
        {
            var mine = (n + Places) % Tries + 1 + offset;
            var pair = ((string Email, List<double> Took)[])
                [(IdentitySeed.Email("known", mine), known), (IdentitySeed.Email($"nobody{Math.Abs(n)}x{offset}x", mine), unknown)];
            foreach (var (email, took) in n % 2 == 0 ? pair : [pair[1], pair[0]])
            {
                var milliseconds = await places.Time(path, body(email));
                if (n >= 0) took.Add(milliseconds);
            }
        }
        var (a, b) = (RankTest.Median(known), RankTest.Median(unknown));
        var gap = Math.Abs(a - b) / Math.Min(a, b);
        var (u, p) = RankTest.Compare(known, unknown);
        var isTold = gap > Apart && p < Doubt;
        Console.WriteLine($"{(isTold ? "FAIL" : "PASS")}: {what}: known {a:0.00} ms, unknown {b:0.00} ms, {gap:0.0%} apart; "
            + $"U = {u:0}, p = {p:0.0000} ({Tries} each)");
        return !isTold;
    }

    /// <summary>Clients at several loopback addresses, since one place alone would soon be told to wait.</summary>
    sealed class ClientPlaces : IDisposable
    {
        readonly HttpClient[] clients;
        int next;

        public ClientPlaces(string url, int count) => clients = [.. Enumerable.Range(0, count).Select(n => At(url, $"127.0.7.{n + 1}"))];

        static HttpClient At(string url, string address) => new(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = new(url) };

        public async Task<double> Time(string path, object body)
        {
            var http = clients[next++ % clients.Length];
            using (var warm = await http.GetAsync("/health/live")) warm.EnsureSuccessStatusCode();
            using var content = JsonContent.Create(body);
            await content.LoadIntoBufferAsync();
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(path, content);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if ((int)answer.StatusCode is not (202 or 401))
                throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return took;
        }

        public void Dispose()
        {
            foreach (var client in clients) client.Dispose();
        }
    }
}
