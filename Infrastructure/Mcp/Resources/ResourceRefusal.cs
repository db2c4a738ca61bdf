using System.Text.Json;
using Fintech.Infrastructure.Slices;
using ModelContextProtocol;

namespace Fintech.Infrastructure.Mcp.Resources;

/// <summary>A refusal as the protocol tells it of a resource: a JSON-RPC error that holds the problem.</summary>
static class ResourceRefusal
{
    /// <summary>The first of the codes that JSON-RPC 2.0 (§5.1) leaves to servers.</summary>
    const McpErrorCode ServersOwn = (McpErrorCode)(-32000);

    public static McpProtocolException Of(Error error, string? era, string requestId)
    {
        // Revisions before 2026-07-28 have a code of their own for what is not there; for what must wait none has one.
        var isModern = string.CompareOrdinal(era, McpInfo.Modern) >= 0;
        var code = error.Status == 404 && !isModern ? McpErrorCode.ResourceNotFound
            : error.Status == 429 ? ServersOwn
            : error.Status >= 500 ? McpErrorCode.InternalError : McpErrorCode.InvalidParams;
        var refusal = new McpProtocolException(error.Message, code);
        var problem = JsonSerializer.SerializeToElement(error.ToProblem(requestId), Wire.Options);
        foreach (var part in problem.EnumerateObject())
            refusal.Data[part.Name] = part.Value;
        return refusal;
    }
}
