using Fintech.ConformanceHost;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

[assembly: HostingStartup(typeof(Fixtures))]

namespace Fintech.ConformanceHost;

/// <summary>Adds the suite's tools, prompts and resources to the product's MCP door.</summary>
public sealed class Fixtures : IHostingStartup
{
    internal static readonly McpServerPrimitiveCollection<McpServerPrompt> Prompts = [];

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
        services.AddOptions<McpServerOptions>().PostConfigure(Mount));

    static void Mount(McpServerOptions options)
    {
        options.ToolCollection ??= [];
        options.ResourceCollection ??= [];
        foreach (var type in (Type[])[typeof(ContentTools), typeof(SessionTools), typeof(InputTools),
            typeof(StatelessTools)])
            foreach (var method in type.GetMethods().Where(m => m.IsDefined(typeof(McpServerToolAttribute), false)))
                options.ToolCollection.TryAdd(McpServerTool.Create(method));
        foreach (var method in typeof(FixtureResources).GetMethods().Where(m =>
            m.IsDefined(typeof(McpServerResourceAttribute), false)))
            options.ResourceCollection.TryAdd(McpServerResource.Create(method));
        foreach (var method in typeof(FixturePrompts).GetMethods().Where(m =>
            m.IsDefined(typeof(McpServerPromptAttribute), false)))
            Prompts.TryAdd(McpServerPrompt.Create(method));
        options.PromptCollection = Prompts;
        // The suite completes an argument of a prompt; the product has no prompts, so its own handler is not asked for
        // one.
        var product = options.Handlers.CompleteHandler;
        options.Handlers.CompleteHandler = (context, ct) => context.Params?.Ref is PromptReference || product is null
            ? ValueTask.FromResult(
                new CompleteResult { Completion = new() { Values = ["paris", "park"], Total = 2, HasMore = false } })
            : product(context, ct);
    }
}
