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

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[WireTime.Length];
            WireTime.Write(text, value);
            writer.WriteRawValue(text, skipInputValidation: true);
        }
    }
}

/// <summary>The serializer's metadata of a type, looked up once.</summary>
public static class WireInfo<T>
{
    public static readonly JsonTypeInfo<T> Info = (JsonTypeInfo<T>)Wire.Options.GetTypeInfo(typeof(T));
}
