using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// An amount of one currency. Money into an account is positive, out is negative, a debt is a negative balance. On the
/// wire <c>{"value":"12.50","currency":"USD"}</c>: a decimal string, because a reader of 1250 can be wrong by 100.
/// </summary>
/// <param name="Value">Units of the currency, not minor units; kept as <c>numeric(28,10)</c>.</param>
/// <param name="Currency">ISO 4217 code, or <c>unofficial:</c> and the provider's own code.</param>
public readonly record struct Money(decimal Value, string Currency)
{
    public override string ToString() => $"{Text(Value, Currency)} {Currency}";

    /// <summary>At least the currency's minor digits, and no trailing zeros beyond them.</summary>
    public static string Text(decimal value, string currency)
    {
        Span<char> text = stackalloc char[MaxLength];
        return new string(text[..Write(text, value, currency)]);
    }

    internal static int Write(Span<char> target, decimal value, string currency)
    {
        Span<byte> ascii = stackalloc byte[MaxLength];
        var length = Write(ascii, value, currency);
        return Encoding.ASCII.GetChars(ascii[..length], target);
    }

    /// <summary>Longest text: sign, 29 digits and point, or padded minor digits.</summary>
    internal const int MaxLength = 40;

    internal static int Write(Span<byte> ascii, decimal value, string currency)
    {
        value.TryFormat(ascii, out var length, default, CultureInfo.InvariantCulture);
        var digits = Currencies.MinorDigits(currency);
        var point = ascii[..length].IndexOf((byte)'.');
        if (point < 0)
        {
            if (digits == 0) return length;
            point = length;
            ascii[length++] = (byte)'.';
        }
        while (length - point - 1 > digits && ascii[length - 1] == (byte)'0') length--;
        while (length - point - 1 < digits) ascii[length++] = (byte)'0';
        return length - point == 1 ? point : length;
    }
}

/// <summary>Money on the wire. A JSON number is read too, since agents send both; a string must be a plain decimal.</summary>
sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject) throw Expected();
        decimal? value = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name is "value") value = ReadDecimal(ref reader);
            else if (name is "currency" && reader.TokenType is JsonTokenType.String) currency = reader.GetString();
            else throw new JsonException($"An amount has value and currency, not {name}.");
        }
        return value is { } v && currency is not null ? new Money(v, currency) : throw Expected();
    }

    static JsonException Expected() => new("An amount such as {\"value\":\"12.50\",\"currency\":\"USD\"} was expected.");

    static decimal ReadDecimal(ref Utf8JsonReader reader)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var number)) return number;
        if (reader.TokenType is JsonTokenType.String
            && decimal.TryParse(reader.GetString(), plain, CultureInfo.InvariantCulture, out var text)) return text;
        throw new JsonException("A decimal such as \"12.50\" was expected.");
    }

    public override void Write(Utf8JsonWriter writer, Money money, JsonSerializerOptions options)
    {
        Span<byte> amount = stackalloc byte[Money.MaxLength];
        var length = Money.Write(amount, money.Value, money.Currency);
        if (money.Currency is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            writer.WriteStartObject();
            writer.WriteString("value"u8, amount[..length]);
            writer.WriteString("currency"u8, money.Currency);
            writer.WriteEndObject();
            return;
        }
        // An ISO code needs no escaping: one write for the whole object, of which a page has dozens.
        Span<byte> text = stackalloc byte[Money.MaxLength + 32];
        "{\"value\":\""u8.CopyTo(text);
        amount[..length].CopyTo(text[10..]);
        "\",\"currency\":\""u8.CopyTo(text[(10 + length)..]);
        for (var i = 0; i < 3; i++) text[24 + length + i] = (byte)money.Currency[i];
        "\"}"u8.CopyTo(text[(27 + length)..]);
        writer.WriteRawValue(text[..(29 + length)], skipInputValidation: true);
    }
}
