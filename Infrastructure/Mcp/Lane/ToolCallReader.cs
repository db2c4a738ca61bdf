using System.Text.Json;

namespace Fintech.Infrastructure.Mcp.Lane;

/// <summary>
/// Reads a tool call of the plainest form: exactly {jsonrpc, id, method, params{name, arguments, _meta{protocolVersion,
/// clientCapabilities, …}}}, each member once. Anything else is not for the lane.
/// </summary>
ref struct ToolCallReader(ReadOnlySpan<byte> json, string tool)
{
    const int Rpc = 1, Id = 2, Method = 4, Params = 8, Name = 16, Arguments = 32, Version = 64, Capabilities = 128;
    const int Everything = 255;

    readonly ReadOnlySpan<byte> json = json;
    readonly string tool = tool;
    Utf8JsonReader reader = new(json);
    int seen;

    /// <summary>Where the id's and the arguments' own bytes stand.</summary>
    public Range IdRange { get; private set; }
    public Range ArgumentsRange { get; private set; }

    public bool TryRead()
    {
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                if (!Member()) return false;
            // The rest must be white space; the reader refuses anything else.
            return seen == Everything && reader.TokenType is JsonTokenType.EndObject && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    bool Member()
    {
        if (reader.ValueTextEquals("jsonrpc"u8)) return Once(Rpc) && Is("2.0"u8);
        if (reader.ValueTextEquals("method"u8)) return Once(Method) && Is("tools/call"u8);
        if (reader.ValueTextEquals("id"u8)) return Once(Id) && ReadId();
        return reader.ValueTextEquals("params"u8) && Once(Params) && ReadParams();
    }

    bool ReadId()
    {
        if (!reader.Read()) return false;
        var isPlain = reader.TokenType is JsonTokenType.String ? !reader.ValueIsEscaped
            : reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out _)
                && json[(int)reader.TokenStartIndex] != '-'
                && reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        IdRange = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
        return isPlain;
    }

    bool ReadParams()
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isFine = reader.ValueTextEquals("name"u8) ? Once(Name) && reader.Read()
                    && reader.TokenType is JsonTokenType.String && reader.ValueTextEquals(tool)
                : reader.ValueTextEquals("arguments"u8) ? Once(Arguments) && ReadArguments()
                : reader.ValueTextEquals("_meta"u8) && ReadMeta();
            if (!isFine) return false;
        }
        return reader.TokenType is JsonTokenType.EndObject;
    }

    bool ReadArguments()
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return false;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        ArgumentsRange = start..(int)reader.BytesConsumed;
        return true;
    }

    bool ReadMeta()
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("io.modelcontextprotocol/protocolVersion"u8))
            {
                if (!Once(Version) || !Is("2026-07-28"u8)) return false;
                continue;
            }
            var isCapabilities = reader.ValueTextEquals("io.modelcontextprotocol/clientCapabilities"u8);
            if (isCapabilities && !Once(Capabilities)) return false;
            if (!reader.Read() || (isCapabilities && reader.TokenType is not JsonTokenType.StartObject)) return false;
            reader.Skip(); // a progress token or log level asks for nothing that an answer-only tool sends
        }
        return reader.TokenType is JsonTokenType.EndObject;
    }

    bool Once(int member)
    {
        var isFirst = (seen & member) == 0;
        seen |= member;
        return isFirst;
    }

    bool Is(ReadOnlySpan<byte> text) =>
        reader.Read() && reader.TokenType is JsonTokenType.String && reader.ValueTextEquals(text);
}
