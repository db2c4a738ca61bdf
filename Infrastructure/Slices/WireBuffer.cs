using System.Buffers;
using System.Text.Json;

namespace Fintech.Infrastructure.Slices;

/// <summary>A buffer and a writer kept per thread: an answer is serialized once, and only its bytes leave.</summary>
public sealed class WireBuffer
{
    [ThreadStatic] static WireBuffer? mine;

    public ArrayBufferWriter<byte> Bytes { get; } = new(8192);
    public Utf8JsonWriter Writer { get; }

    WireBuffer() => Writer = new(Bytes, new JsonWriterOptions { Encoder = Wire.Options.Encoder, SkipValidation = true });

    /// <summary>Valid until the next call on this thread: use it without an await in between.</summary>
    public static WireBuffer Rent()
    {
        // One huge answer must not stay with its thread.
        if (mine is { Bytes.Capacity: > 1 << 18 }) mine = null;
        var buffer = mine ??= new WireBuffer();
        buffer.Bytes.ResetWrittenCount();
        buffer.Writer.Reset();
        return buffer;
    }

    public ReadOnlySpan<byte> Serialize<T>(T value)
    {
        if (value is not IWireRows rows || !rows.TryWriteTo(new(Bytes)))
            JsonSerializer.Serialize(Writer, value, WireInfo<T>.Info);
        return Bytes.WrittenSpan;
    }
}
