using Fintech.Infrastructure.Mcp.Lane;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Mcp.Subscriptions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// The MCP door at <c>/mcp</c>: 2026-07-28 clients are served without a session, older ones get one, and the oldest
/// may use the HTTP+SSE transport.
/// </summary>
public static class McpDoor
{
    public static void AddMcpDoor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<McpOptions>().Bind(configuration.GetSection("Mcp")).ValidateOnStart();
        services.AddLogging(logs => logs.AddFilter(McpFailures.SdkCategory, LogLevel.Critical));
        services.AddSingleton(ResourceCatalogue.Scan(typeof(McpDoor).Assembly));
        services.AddSingleton<ResourceUpdates>();
        services.AddSingleton<SessionSubscriptions>();
        var publicUrl = PublicUrl(configuration);
        services.AddMcpServer(o =>
            {
                o.ServerInfo = McpInfo.Short;
                o.ServerInstructions = McpInfo.Instructions;
                o.Capabilities = new() { Resources = new() { Subscribe = true }, Completions = new() };
            })
            .WithHttpTransport(o => o.SessionMode = HttpServerSessionMode.StatefulForInitializeClients)
            .WithRequestFilters(ListFilters.Add)
            .WithMessageFilters(f =>
            {
                f.AddIncomingFilter(McpFailures.Log);
                f.AddOutgoingFilter(new ResultMetadata(McpInfo.Full(publicUrl)).Correct);
            })
            .WithCompleteHandler(ResourceCompletion.Complete)
            .WithSubscribeToResourcesHandler(SessionSubscriptions.Subscribe)
            .WithUnsubscribeFromResourcesHandler(SessionSubscriptions.Unsubscribe)
            .WithSubscriptionsListenHandler(ListenStream.Listen);
        SessionlessOptions.Add(services);
        services.AddOptions<HttpServerTransportOptions>().Configure<IOptions<McpOptions>, SessionSubscriptions>(
            (transport, mcp, sessions) =>
            {
                transport.EnableLegacySse = mcp.Value.LegacySse;
                transport.RunSessionHandler = sessions.Run;
            });
        // One collection for all: tools registered as services would be copied into a new one for each request.
        services.AddOptions<McpServerOptions>().Configure<Slices.ToolCatalogue, ResourceCatalogue>(
            (o, tools, resources) =>
            {
                o.ToolCollection = tools.Collection;
                o.ResourceCollection = resources.Collection;
            });
    }

    /// <summary>After authentication: guards and the direct lane.</summary>
    public static void UseMcpDoor(this IApplicationBuilder app)
    {
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<ScopeGate>();
        if (app.ApplicationServices.GetRequiredService<IOptions<McpOptions>>().Value.DirectLane)
            app.UseMiddleware<DirectToolLane>();
        app.UseMiddleware<StatedLimits>();
        app.UseMiddleware<RawAnswers>();
        app.UseMiddleware<KeepAlive>();
    }

    public static void MapMcpDoor(this IEndpointRouteBuilder app)
    {
        app.MapMcp(McpInfo.Path).ExcludeFromDescription();
        ProtectedResource.Map(app, PublicUrl(app.ServiceProvider.GetRequiredService<IConfiguration>()));
    }

    static string PublicUrl(IConfiguration configuration) =>
        (configuration["PublicUrl"] ?? "http://localhost:5080").TrimEnd('/');
}
