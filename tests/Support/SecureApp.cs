using System.Text.Json.Nodes;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fintech.Support;

/// <summary>
/// A second product as it stands on the internet: https in front of it, a proxy on this machine that it trusts, a web app
/// that was built, and a database in which nobody is but those that a test makes.
/// </summary>
public sealed class SecureApp : IAsyncLifetime
{
    public const string Origin = "https://bank.example";

    readonly string folder = Directory.CreateTempSubdirectory("fintech-secure-").FullName;
    TemplateDatabase database = null!;

    public Product Product { get; private set; } = null!;
    public IServiceProvider Services => Product.Host.App.Services;

    public async Task InitializeAsync()
    {
        var shared = await Product.Get();
        database = await TemplateDatabase.Clone(shared.Postgres);
        var web = Directory.CreateDirectory(Path.Combine(folder, "web"));
        File.WriteAllText(Path.Combine(web.FullName, "sign-in.html"), "<!doctype html><title>Sign in</title>");
        File.WriteAllText(Path.Combine(web.FullName, "icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Product = await Product.Start(folder, shared.Postgres, new()
        {
            ["PublicUrl"] = Origin, ["Role"] = "web", ["Proxy:Trusted:0"] = "127.0.0.1", ["Proxy:Trusted:1"] = "::1",
            ["Proxy:Trusted:2"] = "10.1.0.0/16", ["ForwardedHeaders_Enabled"] = "true",
            ["ConnectionStrings:Postgres"] = database.Database.Options.Postgres,
            ["ConnectionStrings:PostgresOwner"] = database.Database.Options.PostgresOwner,
        }, web.FullName);
        // Of these there is one in a process, and it is the shared product's; this one takes its own with it at the end.
        Problems.PublicUrl = shared.Host.Server.Base;
        GlobalConfiguration.Configuration.UseLogProvider(
            new AspNetCoreLogProvider(shared.Host.App.Services.GetRequiredService<ILoggerFactory>()));
    }

    public async Task DisposeAsync()
    {
        await Product.Stop();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser behind the proxy, which keeps cookies as over https.</summary>
    /// <param name="from">What the proxy says of where it comes from.</param>
    public HttpClient Browser(string? from = null)
    {
        var http = new HttpClient(new CookieJar(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }))
        {
            BaseAddress = Product.Url, Timeout = TimeSpan.FromSeconds(60),
        };
        http.DefaultRequestHeaders.Add("Origin", Origin);
        if (from is not null) http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return http;
    }

    /// <summary>Somebody who is signed in and proved a second factor.</summary>
    public async Task<(PersonId Id, HttpClient Http)> Person(bool isOperator = false, string? from = null)
    {
        var (email, password) = ($"s{Guid.NewGuid():N}@fintech.example", $"pass {Guid.NewGuid():N}");
        var people = Services.GetRequiredService<People>();
        var (id, _, environment) = await people.CreateConfirmed(email, password, "Secure Person");
        if (isOperator) Assert.True(await people.SetOperator(email));
        var http = Browser(from);
        await http.Sent(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = email, ["password"] = password });
        http.DefaultRequestHeaders.Add("Fintech-Environment", environment.ToString());
        await Sql("update sessions set step_up_at = now() where person_id = $1", id.Value);
        return (id, http);
    }

    public async Task<object?> Sql(string sql, params object[] values)
    {
        await using var command = Services.GetRequiredService<Database>().Side.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Keeps Secure cookies over the plain connection that the proxy would have to the server.</summary>
    sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        readonly Dictionary<string, string> kept = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (kept.Count > 0) request.Headers.Add("Cookie", string.Join("; ", kept.Select(c => $"{c.Key}={c.Value}")));
            var answer = await base.SendAsync(request, ct);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                var (name, value) = set.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : ("", "");
                if (value.Length == 0) kept.Remove(name);
                else kept[name] = value;
            }
            return answer;
        }
    }
}

/// <summary>Runs when no other test does: two products share what belongs to the process.</summary>
[CollectionDefinition(nameof(SecureApp), DisableParallelization = true)]
public sealed class SecureAppCollection : ICollectionFixture<SecureApp>;
