using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// A typed id in TypeID form (https://github.com/jetify-com/typeid, specification 0.3): prefix, <c>_</c> and 26 characters
/// of lower-case Crockford base32 of a UUIDv7. The database column is <c>uuid</c>.
/// </summary>
public interface ITypedId
{
    Guid Value { get; }
}

/// <inheritdoc cref="ITypedId"/>
public interface ITypedId<TSelf> : ITypedId where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The word before the underscore, such as <c>acct</c>.</summary>
    static abstract string Prefix { get; }
    static abstract TSelf Of(Guid value);
}

/// <summary>Makes, writes and reads typed ids.</summary>
public static class TypeId
{
    const byte NoDigit = 255;

    static ReadOnlySpan<byte> Digits => "0123456789abcdefghjkmnpqrstvwxyz"u8;

    // By character: an id is read on most requests, and searching the alphabet for each of its characters was seen in profiles.
    static readonly byte[] Values = [.. Enumerable.Range(0, 128).Select(c => Digits.IndexOf((byte)c) is >= 0 and var digit ? (byte)digit : NoDigit)];

    public const int SuffixLength = 26;

    public static TId New<TId>() where TId : struct, ITypedId<TId> => TId.Of(Guid.CreateVersion7());

    /// <summary>For expression trees, which may not call a static interface member themselves.</summary>
    public static TId Of<TId>(Guid value) where TId : struct, ITypedId<TId> => TId.Of(value);

    public static string Text(string prefix, Guid value) =>
        string.Create(prefix.Length + 1 + SuffixLength, (prefix, value), static (span, id) =>
        {
            id.prefix.CopyTo(span);
            span[id.prefix.Length] = '_';
            Write(span[(id.prefix.Length + 1)..], id.value);
        });

    /// <summary>Writes the 26 characters: 130 bits, of which the two highest are zero.</summary>
    public static void Write(Span<char> target, Guid value)
    {
        Span<byte> ascii = stackalloc byte[SuffixLength];
        Write(ascii, value);
        for (var i = 0; i < SuffixLength; i++) target[i] = (char)ascii[i];
    }

    /// <inheritdoc cref="Write(Span{char},Guid)"/>
    public static void Write(Span<byte> target, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var digits = Digits;
        for (var i = SuffixLength - 1; i >= 0; i--)
        {
            target[i] = digits[(int)(low & 31)];
            low = (low >> 5) | (high << 59);
            high >>= 5;
        }
    }

    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id) where TId : struct, ITypedId<TId>
    {
        id = default;
        if (!TryParse(TId.Prefix, text, out var value)) return false;
        id = TId.Of(value);
        return true;
    }

    public static bool TryParse(string prefix, ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text.Length != prefix.Length + 1 + SuffixLength || !text.StartsWith(prefix, StringComparison.Ordinal)
            || text[prefix.Length] != '_')
            return false;
        ulong high = 0, low = 0;
        foreach (var c in text[(prefix.Length + 1)..])
        {
            var digit = c < 128 ? Values[c] : NoDigit;
            if (digit == NoDigit || high >> 59 != 0) return false; // more than 128 bits
            high = (high << 5) | (low >> 59);
            low = (low << 5) | digit;
        }
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
