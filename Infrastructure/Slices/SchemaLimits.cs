using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using FluentValidation.Validators;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// Says in a request's schema what its validator will ask for, so that a client knows before it sends. Rules with a
/// condition, and rules that only code can state, stay the validator's alone.
/// </summary>
static class SchemaLimits
{
    static readonly ConcurrentDictionary<Assembly, ILookup<Type, IValidator>> Known = [];

    public static void Add(JsonPropertyInfo property, JsonObject schema)
    {
        if ((property.AttributeProvider as MemberInfo)?.Name is not { } member) return;
        foreach (var validator in Known.GetOrAdd(property.DeclaringType.Assembly, Scan)[property.DeclaringType])
            foreach (var (rule, options) in validator.CreateDescriptor().GetMembersWithValidators()[member])
                if (!options.HasCondition && !options.HasAsyncCondition) Add(rule, schema);
    }

    static ILookup<Type, IValidator> Scan(Assembly assembly) => assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IValidator)) && t.GetConstructor([]) is not null)
        .Select(t => (IValidator)Activator.CreateInstance(t)!)
        .ToLookup(v => v.GetType().BaseType!.GetGenericArguments()[0]);

    static void Add(IPropertyValidator rule, JsonObject schema)
    {
        switch (rule)
        {
            case IBetweenValidator { Name: "InclusiveBetweenValidator" } between:
                schema["minimum"] = Number(between.From);
                schema["maximum"] = Number(between.To);
                break;
            case ILengthValidator length:
                if (length.Min > 0) schema["minLength"] = length.Min;
                if (length.Max > 0) schema["maxLength"] = length.Max;
                break;
            case IComparisonValidator { ValueToCompare: int or long or decimal } compared:
                if (Word(compared.Comparison) is { } word) schema[word] = Number(compared.ValueToCompare);
                break;
        }
    }

    static string? Word(Comparison comparison) => comparison switch
    {
        Comparison.GreaterThan => "exclusiveMinimum",
        Comparison.GreaterThanOrEqual => "minimum",
        Comparison.LessThan => "exclusiveMaximum",
        Comparison.LessThanOrEqual => "maximum",
        _ => null,
    };

    static JsonNode Number(object value) => JsonValue.Create(Convert.ToDecimal(value, null))!;
}
