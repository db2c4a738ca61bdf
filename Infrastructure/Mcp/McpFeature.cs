using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Mcp;

/// <summary>Puts the MCP door into processes that serve.</summary>
sealed class McpFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddMcpDoor(builder.Configuration);

    public void Map(WebApplication app)
    {
        if (!app.Services.GetRequiredService<ServerOptions>().Serves) return;
        app.UseMcpDoor();
        app.MapMcpDoor();
    }
}
