using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Two corrections of what the SDK says of this server. server/discover names only the sessionless revision while the
/// error for an unknown one names all that are served: both must agree. And the SDK puts the server's description into
/// every result, so it knows the short one, and the full one is given once.
/// </summary>
sealed class ResultMetadata(Implementation full)
{
    readonly JsonElement full = JsonSerializer.SerializeToElement(
        full, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Implementation)));

    public McpMessageHandler Correct(McpMessageHandler next) => (context, ct) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result })
        {
            if (result.ContainsKey("supportedVersions"))
            {
                result["supportedVersions"] = new JsonArray([.. McpInfo.Versions.Select(v => (JsonNode)v)]);
                if (result["_meta"] is JsonObject meta)
                    meta["io.modelcontextprotocol/serverInfo"] = JsonObject.Create(full);
            }
            else if (result.ContainsKey("serverInfo")) result["serverInfo"] = JsonObject.Create(full);
        }
        return next(context, ct);
    };
}
