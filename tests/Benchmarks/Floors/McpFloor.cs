using System.ComponentModel;
using ModelContextProtocol.Server;

namespace Fintech.Benchmarks.Floors;

/// <summary>What the bare MCP SDK does: stateless, attribute tools, structured content, nothing else.</summary>
internal static class McpFloor
{
    public static async Task<int> Run(string url, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(_ => new FloorData(FloorData.Open(database)));
        builder.Services.AddMcpServer().WithHttpTransport(o => o.Stateless = true)
            .WithTools<FloorTools>(FloorJson.Default.Options);
        var app = builder.Build();
        app.MapMcp("/mcp");
        await app.RunAsync();
        return 0;
    }
}

[McpServerToolType]
internal sealed class FloorTools(FloorData data)
{
    [McpServerTool(Name = "list_accounts", ReadOnly = true, UseStructuredContent = true)]
    [Description("The accounts of an environment.")]
    public async Task<FloorPage<FloorAccount>> Accounts(int environment, CancellationToken ct) =>
        new(await data.Accounts(environment, ct));

    [McpServerTool(Name = "list_transactions", ReadOnly = true, UseStructuredContent = true)]
    [Description("The latest transactions of an account.")]
    public async Task<FloorPage<FloorTransaction>> Transactions(int account, CancellationToken ct) =>
        new(await data.Transactions(account, ct));
}
