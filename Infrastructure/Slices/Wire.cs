using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>The one JSON dialect of REST, MCP, events and webhooks.</summary>
public static class Wire
{
    public static readonly JsonSerializerOptions Options = Build();

    static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = 32,
            // Safe because no answer is ever inlined into HTML; it saves the \u0022 of a JSON text inside JSON.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new TypedIdJson());
        options.Converters.Add(new MoneyJson());
        options.Converters.Add(new TimeJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>RFC 3339 in UTC with milliseconds: what the database can keep and every language can read.</summary>
    sealed class TimeJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var value)
                ? value.ToUniversalTime()
                : throw new JsonException("A time such as \"2026-07-28T09:30:00Z\" was expected.");

        // Every row has two or three of these: written by hand, since a custom format costs ten times as much.
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            var time = value.UtcDateTime;
            Span<byte> text = stackalloc byte[26];
            "\"0000-00-00T00:00:00.000Z\""u8.CopyTo(text);
            Digits(text.Slice(1, 4), time.Year);
            Digits(text.Slice(6, 2), time.Month);
            Digits(text.Slice(9, 2), time.Day);
            Digits(text.Slice(12, 2), time.Hour);
            Digits(text.Slice(15, 2), time.Minute);
            Digits(text.Slice(18, 2), time.Second);
            Digits(text.Slice(21, 3), time.Millisecond);
            writer.WriteRawValue(text, skipInputValidation: true);
        }

        static void Digits(Span<byte> target, int value)
        {
            for (var i = target.Length - 1; i >= 0; i--, value /= 10) target[i] = (byte)('0' + value % 10);
        }
    }
}

/// <summary>The serializer's metadata of a type, looked up once.</summary>
public static class WireInfo<T>
{
    public static readonly JsonTypeInfo<T> Info = (JsonTypeInfo<T>)Wire.Options.GetTypeInfo(typeof(T));
}
