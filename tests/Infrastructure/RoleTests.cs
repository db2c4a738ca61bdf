using System.Net;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fintech.Infrastructure;

/// <summary>A server tells of itself in every role; only the web's serves people and programs.</summary>
public sealed class RoleTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_worker_answers_for_its_health_and_serves_nobody()
    {
        await using var database = await TemplateDatabase.Clone(app.Product.Postgres);
        var folder = Directory.CreateTempSubdirectory("fintech-worker-").FullName;
        var worker = await Product.Start(folder, app.Product.Postgres, new()
        {
            ["Role"] = "worker", ["ConnectionStrings:Postgres"] = database.Database.Options.Postgres,
            ["ConnectionStrings:PostgresOwner"] = database.Database.Options.PostgresOwner,
        });
        try
        {
            using var http = new HttpClient { BaseAddress = worker.Url };
            using var live = await http.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            foreach (var path in (string[])["/v1/banking/accounts", "/v1/me", "/portal", "/docs", "/ops/jobs", "/"])
            {
                using var none = await http.GetAsync(path);
                Assert.Equal((path, HttpStatusCode.NotFound), (path, none.StatusCode));
            }
            using var posted = await http.PostAsync("/mcp", new StringContent("{}"));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
        finally
        {
            // Of these there is one in a process, and it is the shared product's; the worker takes its own with it.
            Problems.PublicUrl = app.Product.Host.Server.Base;
            GlobalConfiguration.Configuration.UseLogProvider(
                new AspNetCoreLogProvider(app.Services.GetRequiredService<ILoggerFactory>()));
            await worker.Stop();
            Directory.Delete(folder, recursive: true);
        }
    }
}
