using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Logs what failed while a message was served. The SDK would log every mistake of a client as an error with a stack,
/// so its own category is off and this says what is ours to mend.
/// </summary>
static partial class McpFailures
{
    public const string SdkCategory = "ModelContextProtocol.Server.McpServer";

    /// <summary>A message that cannot be read (<see cref="JsonException"/>) is its sender's mistake as well.</summary>
    public static McpMessageHandler Log(McpMessageHandler next) => async (context, ct) =>
    {
        try
        {
            await next(context, ct);
        }
        catch (Exception failure) when (failure is not (McpException or JsonException or OperationCanceledException))
        {
            Failed(context.Server.Services!.GetRequiredService<ILoggerFactory>().CreateLogger("Fintech.Infrastructure.Mcp"),
                (context.JsonRpcMessage as ModelContextProtocol.Protocol.JsonRpcRequest)?.Method, failure);
            throw;
        }
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The MCP message {Method} failed.")]
    static partial void Failed(ILogger log, string? method, Exception failure);
}
