using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// A tool's body on its way around the SDK's result, which would turn it into nodes and back and write every quote as
/// six
/// bytes. The SDK is given two short marks in its place; the stream of the answer puts the body where they stand.
/// </summary>
public sealed class RawAnswer
{
    // Nobody outside can know the marks, so nothing that a caller sends can be taken for one.
    static readonly string Secret = Guid.NewGuid().ToString("n");

    /// <summary>The mark of the structure, with the quotes that it is written with.</summary>
    public static readonly byte[] Structure = Encoding.ASCII.GetBytes($"\"s{Secret}\"");

    /// <summary>The mark inside the text block.</summary>
    public static readonly byte[] Text = Encoding.ASCII.GetBytes($"t{Secret}");

    static readonly JsonElement StructureElement = JsonSerializer.SerializeToElement($"s{Secret}");

    /// <summary>True when the answer's stream will look for the marks.</summary>
    public bool IsWanted { get; set; }

    public byte[]? Body { get; private set; }

    public CallToolResult Keep<T>(Result<T> result, string requestId)
    {
        var buffer = WireBuffer.Rent();
        Body = (result.Error is { } error ? buffer.Serialize(error.ToProblem(requestId))
            : buffer.Serialize(result.Value!)).ToArray();
        return new()
        {
            IsError = result.Error is null ? null : true,
            StructuredContent = StructureElement,
            Content = [new TextContentBlock { Text = $"t{Secret}" }],
        };
    }
}
