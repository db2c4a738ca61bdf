using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Two corrections of what the SDK adds to results. server/discover names only the sessionless revision while the
/// error for an unknown one names all that are served: both must agree. And every result would repeat the icon.
/// </summary>
static class ResultMetadata
{
    const string ServerInfo = "io.modelcontextprotocol/serverInfo";

    public static McpMessageHandler Correct(McpMessageHandler next) => (context, ct) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result })
        {
            if (result["supportedVersions"] is JsonArray)
                result["supportedVersions"] = new JsonArray([.. McpInfo.Versions.Select(v => (JsonNode)v)]);
            else if (result["_meta"] is JsonObject meta && meta.ContainsKey(ServerInfo))
                meta[ServerInfo] = new JsonObject
                {
                    ["name"] = McpInfo.Short.Name, ["version"] = McpInfo.Short.Version,
                };
        }
        return next(context, ct);
    };
}
