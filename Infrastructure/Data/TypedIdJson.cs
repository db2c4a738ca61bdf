using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fintech.Infrastructure.Data;

/// <summary>Typed ids on the wire: one converter per id type, made on first use.</summary>
sealed class TypedIdJson : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsValueType && type.IsAssignableTo(typeof(ITypedId));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

    sealed class Converter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && TypeId.TryParse<TId>(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"An id of the form {TId.Prefix}_… was expected.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
        {
            Span<char> text = stackalloc char[TId.Prefix.Length + 1 + TypeId.SuffixLength];
            TId.Prefix.CopyTo(text);
            text[TId.Prefix.Length] = '_';
            TypeId.Write(text[(TId.Prefix.Length + 1)..], value.Value);
            writer.WriteStringValue(text);
        }
    }
}

/// <summary>Typed ids in the database: the uuid alone.</summary>
sealed class TypedIdColumn<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => TypeId.Of<TId>(value))
    where TId : struct, ITypedId<TId>;
