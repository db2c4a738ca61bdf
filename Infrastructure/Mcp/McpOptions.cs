namespace Fintech.Infrastructure.Mcp;

/// <summary>Section <c>Mcp</c> of the configuration.</summary>
public sealed class McpOptions
{
    /// <summary>
    /// Serves the 2024-11-05 transport at <c>/mcp/sse</c> and <c>/mcp/message</c>: agents in the field still use it.
    /// </summary>
    public bool LegacySse { get; init; } = true;

    /// <summary>Answers plain calls of read-only tools in front of the SDK.</summary>
    public bool DirectLane { get; init; } = true;

    /// <summary>How long a stream may be silent before a comment is written on it.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Host names that may be asked for beside PublicUrl's own and the loopback ones.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins of browser pages that may call, such as <c>https://inspector.example</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}
