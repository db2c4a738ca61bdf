using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp;

public sealed record OriginRefused() : ForbiddenError("mcp.origin_refused",
    "A page of this origin may not call the MCP address. Add it to Mcp:AllowedOrigins if it should.");

public sealed record HostRefused() : ForbiddenError("mcp.host_refused",
    "This host name is not one of this server's. Set PublicUrl, or add the name to Mcp:AllowedHosts.");
