using System.Text;
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

        // Nothing in an id needs escaping, so it is written as it stands.
        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Head.Length + TypeId.SuffixLength + 1];
            Head.CopyTo(text);
            TypeId.Write(text[Head.Length..], value.Value);
            text[^1] = (byte)'"';
            writer.WriteRawValue(text, skipInputValidation: true);
        }

        static readonly byte[] Head = Encoding.ASCII.GetBytes($"\"{TId.Prefix}_");
    }
}

/// <summary>Typed ids in the database: the uuid alone.</summary>
sealed class TypedIdColumn<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => TypeId.Of<TId>(value))
    where TId : struct, ITypedId<TId>;
