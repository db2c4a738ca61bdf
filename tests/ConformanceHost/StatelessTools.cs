using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Call = ModelContextProtocol.Server.RequestContext<ModelContextProtocol.Protocol.CallToolRequestParams>;

namespace Fintech.ConformanceHost;

/// <summary>Tools that let the suite see what the server does around a stateless call.</summary>
internal static class StatelessTools
{
    [McpServerTool(Name = "test_missing_capability"), Description("Needs a client that can sample.")]
    public static string NeedsSampling(Call call) =>
        call.JsonRpcRequest.Context?.ClientCapabilities?.Sampling is not null
        ? "The client can sample."
        : throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() },
            "This tool needs sampling.");

    [McpServerTool(Name = "test_streaming_elicitation"), Description("Sends nothing but its result.")]
    public static string OnlyAResult() => "Nothing else was sent.";

    [McpServerTool(Name = "test_logging_tool"), Description("Logs only when the request names a level.")]
    public static async Task<string> Logs(Call call, CancellationToken ct)
    {
        var level = call.JsonRpcRequest.Params?["_meta"]?["io.modelcontextprotocol/logLevel"];
        if (level is not null)
            await call.Server.SendNotificationAsync("notifications/message",
                new LoggingMessageNotificationParams { Level = LoggingLevel.Info,
                    Data = JsonSerializer.SerializeToElement("called") },
                cancellationToken: ct);
        return "Called.";
    }

    [McpServerTool(Name = "test_trigger_tool_change"), Description("Adds and removes a tool.")]
    public static string ChangeTools(Call call)
    {
        var tools = call.Server.ServerOptions.ToolCollection!;
        var extra = McpServerTool.Create(() => "", new() { Name = "test_extra_" + Guid.NewGuid().ToString("n") });
        tools.Add(extra);
        tools.Remove(extra);
        return "Changed.";
    }

    [McpServerTool(Name = "test_trigger_prompt_change"), Description("Adds and removes a prompt.")]
    public static string ChangePrompts()
    {
        var extra = McpServerPrompt.Create(() => "", new() { Name = "test_extra_" + Guid.NewGuid().ToString("n") });
        Fixtures.Prompts.Add(extra);
        Fixtures.Prompts.Remove(extra);
        return "Changed.";
    }

    [McpServerTool(Name = "test_header_tool"), Description("Has a parameter that travels in a header.")]
    public static string Header([McpHeader("Region"), Description("Where")] string region) => region;
}
