using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// What the API log keeps of a request: ids, numbers, times, choices, and texts that are marked <c>[Logged]</c>. Of every
/// other text only its length is kept, and of a secret not even that. Whatever is quoted has card numbers masked.
/// </summary>
static partial class Redaction
{
    const int MostItems = 20, Readable = 4000, FewestDigits = 13;

    /// <param name="Of">Compiled, since every call that is logged is asked for each of its properties.</param>
    sealed record Part(JsonEncodedText Name, Func<object, object?> Of, bool IsLogged, object? Usual);

    static readonly ConcurrentDictionary<Type, Part[]> Known = [];

    [ThreadStatic] static ArrayBufferWriter<byte>? buffer;
    [ThreadStatic] static Utf8JsonWriter? json;

    static readonly JsonEncodedText Something = JsonEncodedText.Encode("(…)");

    /// <summary>What was asked that is not the usual; JSON, or null when there is nothing to tell.</summary>
    public static string? Arguments(object? request)
    {
        if (request is null) return null;
        Utf8JsonWriter? begun = null;
        foreach (var part in Known.GetOrAdd(request.GetType(), PartsOf))
        {
            if (part.Of(request) is not { } value || value.Equals(part.Usual)) continue;
            if (begun is null) (begun = Begin()).WriteStartObject();
            begun.WritePropertyName(part.Name);
            Write(begun, value, part.IsLogged);
        }
        if (begun is null) return null;
        begun.WriteEndObject();
        begun.Flush();
        return Encoding.UTF8.GetString(buffer!.WrittenSpan);
    }

    static Utf8JsonWriter Begin()
    {
        (buffer ??= new(512)).ResetWrittenCount();
        if (json is null) json = new(buffer);
        else json.Reset();
        return json;
    }

    static Part[] PartsOf(Type request)
    {
        var usual = request.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.HasDefaultValue)
            .ToDictionary(p => p.Name!, p => p.DefaultValue, StringComparer.Ordinal);
        return
        [
            .. request.GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(SecretAttribute)))
                .Select(p => new Part(JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)), Getter(request, p),
                    p.IsDefined(typeof(LoggedAttribute)), usual.GetValueOrDefault(p.Name))),
        ];
    }

    static Func<object, object?> Getter(Type request, PropertyInfo property)
    {
        var given = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(given, request), property), typeof(object)), given).Compile();
    }

    static void Write(Utf8JsonWriter json, object value, bool isLogged)
    {
        switch (value)
        {
            case ITypedId: json.WriteStringValue(value.ToString()); return;
            case int number: json.WriteNumberValue(number); return;
            case Enum or bool or long or DateOnly or DateTimeOffset or Money:
                JsonSerializer.Serialize(json, value, value.GetType(), Wire.Options);
                return;
            case string text when isLogged: json.WriteStringValue(Text(text, 200)); return;
            case string text: json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"({text.Length} characters)")); return;
            case IEnumerable items when isLogged:
                json.WriteStartArray();
                foreach (var item in items.Cast<object>().Take(MostItems)) Write(json, item, true);
                json.WriteEndArray();
                return;
            case ICollection items: json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"({items.Count} items)")); return;
            default: json.WriteStringValue(Something); return;
        }
    }

    /// <summary>A text without card numbers, API keys and control characters, and not longer than this.</summary>
    public static string? Text(string? text, int longest)
    {
        if (text is null) return null;
        if (text.Length > Readable) text = text[..Readable];
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~')) text = Control().Replace(text, " ");
        if (HasDigits(text)) text = Digits().Replace(text, Masked);
        if (text.Contains("fk", StringComparison.OrdinalIgnoreCase)) text = Key().Replace(text, "[API key]");
        // Masked before it is cut: half a card number looks like none.
        return text.Length > longest ? string.Concat(text.AsSpan(0, longest - 1), "…") : text;
    }

    // Most texts have too few digits for a card, and a pattern costs more than to count them.
    static bool HasDigits(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (char.IsDigit(c) && ++count == FewestDigits) return true;
        return false;
    }

    /// <summary>Digits of any script, alone or in groups, enough for a card: with its code or date behind it, it is one run.</summary>
    [GeneratedRegex(@"\d(?:[\s\p{P}\p{S}]{0,2}\d){12,}")]
    private static partial Regex Digits();

    /// <summary>Whole ones and parts, as they are and as an address writes them: a person pastes either.</summary>
    [GeneratedRegex("fk(_|%5f)(live|sandbox)(_|%5f)[0-9a-z_%]+", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    /// <summary>Also what turns the order of letters around, or is not seen.</summary>
    [GeneratedRegex(@"[\p{Cc}\p{Cf}]")]
    private static partial Regex Control();

    // Whatever could be a card number within the run goes, and its last four digits stay. What looks like one and is none is
    // masked as well: a log loses less by that.
    static string Masked(Match match)
    {
        var (run, places, digits) = (match.Value, new List<int>(match.Length), new List<int>(match.Length));
        for (var i = 0; i < run.Length; i++)
            if (char.IsDigit(run[i]))
            {
                places.Add(i);
                digits.Add((int)char.GetNumericValue(run[i]));
            }
        var text = new StringBuilder(run.Length);
        var copied = 0;
        for (var first = 0; first < digits.Count; first++)
        {
            var end = EndOfCards(CollectionsMarshal.AsSpan(digits), first);
            if (end == first) continue;
            text.Append(run, copied, places[first] - copied).Append("[card …").AppendJoin("", digits[(end - 4)..end]).Append(']');
            copied = places[end - 1] + 1;
            first = end - 1;
        }
        return text.Append(run, copied, run.Length - copied).ToString();
    }

    /// <summary>Where the card number that begins here ends, with all that overlap it; where it began when there is none.</summary>
    static int EndOfCards(ReadOnlySpan<int> digits, int first)
    {
        var end = CardAt(digits[first..]) is > 0 and var length ? first + length : first;
        for (var next = first + 1; next < end; next++)
            if (CardAt(digits[next..]) is > 0 and var another) end = Math.Max(end, next + another);
        return end;
    }

    /// <summary>How long the longest card number is that begins here, or 0: 13 to 19 digits of a payment scheme (ISO/IEC 7812-1).</summary>
    static int CardAt(ReadOnlySpan<int> digits)
    {
        if (digits[0] is < 2 or > 6) return 0;
        for (var length = Math.Min(19, digits.Length); length >= FewestDigits; length--)
            if (HasCheckDigit(digits[..length])) return length;
        return 0;
    }

    /// <summary>The check digit of Luhn (ISO/IEC 7812-1, annex B).</summary>
    static bool HasCheckDigit(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)];
            if (i % 2 == 1 && (digit *= 2) > 9) digit -= 9;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
