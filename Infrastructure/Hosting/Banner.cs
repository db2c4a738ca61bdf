using System.Text.Json;

namespace Fintech.Infrastructure.Hosting;

/// <summary>What a newcomer needs after a start: where everything is and how to get in.</summary>
static class Banner
{
    public static void Print(FintechHost host)
    {
        var server = host.Server;
        if (!server.Serves || host.App.Environment.IsProduction()) return;
        var demo = DemoFacts.Read(server);
        Console.WriteLine($"""

            Fintech is ready.
              site        {server.Base}
              docs        {server.Base}/docs
              portal      {server.Base}/portal
              jobs        {server.Base}/ops/jobs
              mail        {server.Base}/dev/mail
              SMS         {server.Base}/dev/sms
              MCP         {server.Base}/mcp
              PostgreSQL  {host.Postgres}
            """);
        if (demo is null) return;
        Console.WriteLine($$$"""
              sandbox     Plaid's simulator at {{{demo.PlaidUrl}}}

              demo sign-in   {{{demo.Email}}}   {{{demo.Password}}}
              API key        {{{(demo.ApiKey is "" ? $"make one at {server.Base}/portal/keys" : demo.ApiKey)}}}   (sandbox)
              for an agent   {{{Snippet(demo)}}}
              all of this    {{{DemoFacts.File(server)}}}

            """);
    }

    static string Snippet(DemoFacts demo) => JsonSerializer.Serialize(new
    {
        mcpServers = new
        {
            fintech = new { type = "http", url = demo.McpUrl, headers = new { Authorization = $"Bearer {demo.ApiKey}" } },
        },
    });
}
