using System.Buffers;
using System.Text;
using System.Text.Json;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// A row of a hot list that writes itself. It must write what the serializer would, byte for byte: a test compares them.
/// </summary>
public interface IWireRow
{
    void WriteTo(WireRow row);
}

/// <summary>A list of such rows.</summary>
public interface IWireRows
{
    bool TryWriteTo(WireRow row);
}

/// <summary>
/// Writes JSON as bytes, names and punctuation ready made. A page of transactions has four hundred properties, and the
/// serializer's steps for each of them cost more than reading the page from the database does.
/// </summary>
public readonly struct WireRow(ArrayBufferWriter<byte> output)
{
    // What stands in a JSON string as it is. Anything else is left to the serializer's own encoder.
    static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    /// <summary>Names and punctuation.</summary>
    public WireRow Raw(ReadOnlySpan<byte> json)
    {
        output.Write(json);
        return this;
    }

    /// <summary>An id without its quotes and prefix, which stand in the text before.</summary>
    public WireRow Id(Guid id)
    {
        TypeId.Write(output.GetSpan(TypeId.SuffixLength), id);
        output.Advance(TypeId.SuffixLength);
        return this;
    }

    /// <summary>An id that may be absent, with its quotes and prefix.</summary>
    public WireRow Id<TId>(TId? id) where TId : struct, ITypedId<TId> => id is { } present
        ? Raw("\""u8).Ascii(TId.Prefix).Raw("_"u8).Id(present.Value).Raw("\""u8)
        : Raw("null"u8);

    public WireRow Text(string? text)
    {
        if (text is null) return Raw("null"u8);
        Raw("\""u8);
        if (text.AsSpan().ContainsAnyExcept(Plain)) Raw(JsonEncodedText.Encode(text, Wire.Options.Encoder).EncodedUtf8Bytes);
        else Ascii(text);
        return Raw("\""u8);
    }

    public WireRow Time(DateTimeOffset time)
    {
        output.Advance(WireTime.Write(output.GetSpan(WireTime.Length), time));
        return this;
    }

    public WireRow Date(DateOnly? date)
    {
        if (date is not { } day) return Raw("null"u8);
        var target = output.GetSpan(12);
        target[0] = target[11] = (byte)'"';
        day.TryFormat(target[1..], out _, "O");
        output.Advance(12);
        return this;
    }

    public WireRow Money(Money? money)
    {
        if (money is not { } amount) return Raw("null"u8);
        Raw("{\"value\":\""u8);
        output.Advance(Data.Money.Write(output.GetSpan(Data.Money.MaxLength), amount.Value, amount.Currency));
        return Raw("\",\"currency\":"u8).Text(amount.Currency).Raw("}"u8);
    }

    WireRow Ascii(string text)
    {
        output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));
        return this;
    }
}
