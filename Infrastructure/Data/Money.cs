using System.Globalization;
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
        Span<char> text = stackalloc char[40];
        return new string(text[..Write(text, value, currency)]);
    }

    internal static int Write(Span<char> target, decimal value, string currency)
    {
        // Dividing by one with 28 decimals drops trailing zeros (the scale becomes the least that is exact).
        var exact = value / 1.0000000000000000000000000000m;
        var digits = Currencies.MinorDigits(currency);
        if (exact.Scale < digits) exact += new decimal(0, 0, 0, false, (byte)digits);
        exact.TryFormat(target, out var length, default, CultureInfo.InvariantCulture);
        return length;
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
        Span<char> text = stackalloc char[40];
        writer.WriteStartObject();
        writer.WriteString("value"u8, text[..Money.Write(text, money.Value, money.Currency)]);
        writer.WriteString("currency"u8, money.Currency);
        writer.WriteEndObject();
    }
}
