using System.Globalization;
using System.Text.Json;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>A request's JSON object, read strictly: what is missing or mistyped is answered as Plaid does.</summary>
internal readonly struct PlaidBody(JsonElement json)
{
    public string String(string name) => OptionalString(name) ?? throw PlaidError.MissingField(name);

    public string? OptionalString(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) throw Mistyped(name, "a string");
        return value.GetString();
    }

    public string[] Strings(string name) => OptionalStrings(name) ?? throw PlaidError.MissingField(name);

    public string[]? OptionalStrings(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array) throw Mistyped(name, "an array of strings");
        return [.. value.EnumerateArray().Select(e =>
            e.ValueKind == JsonValueKind.String ? e.GetString()! : throw Mistyped(name, "an array of strings"))];
    }

    public int Int(string name, int fallback, int low, int high)
    {
        if (Find(name) is not { } value) return fallback;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
            throw Mistyped(name, "an integer");
        if (number < low || number > high)
            throw PlaidError.InvalidField($"{name} must be between {low} and {high}, inclusive");
        return number;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) throw Mistyped(name, "a boolean");
        return value.GetBoolean();
    }

    public decimal Money(string name)
    {
        if (Find(name) is not { } value) throw PlaidError.MissingField(name);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var amount))
            throw Mistyped(name, "a number");
        return amount;
    }

    public DateOnly Day(string name) =>
        DateOnly.TryParseExact(
            String(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw PlaidError.InvalidField($"{name} must be a date in the form YYYY-MM-DD");

    public PlaidBody? Object(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Object) throw Mistyped(name, "an object");
        return new PlaidBody(value);
    }

    public List<PlaidBody> Objects(string name)
    {
        if (Find(name) is not { } value) throw PlaidError.MissingField(name);
        if (value.ValueKind != JsonValueKind.Array) throw Mistyped(name, "an array of objects");
        return [.. value.EnumerateArray().Select(e =>
            e.ValueKind == JsonValueKind.Object ? new PlaidBody(e) : throw Mistyped(name, "an array of objects"))];
    }

    public IEnumerable<string> Names() => json.EnumerateObject().Select(p => p.Name);

    public bool Has(string name) => Find(name) is not null;

    static PlaidRefusal Mistyped(string name, string type) =>
        PlaidError.InvalidField($"{name} must be {type}");

    JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
