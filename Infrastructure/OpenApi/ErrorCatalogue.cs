using System.Reflection;
using System.Runtime.CompilerServices;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>Every declared refusal, found by scan: the pages at /docs/errors are made from it.</summary>
public static class ErrorCatalogue
{
    static readonly Guid SampleId = new("0197ecc9-0b69-71f8-8e80-a4d17061dcea");

    public static readonly IReadOnlyList<Error> All =
    [
        .. typeof(Error).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Error)) && !t.IsAbstract && t != typeof(ReplayedRefusal))
            .Select(Sample).OrderBy(e => e.Code, StringComparer.Ordinal),
    ];

    /// <summary>An example of the record. Values that only a request knows show as an ellipsis.</summary>
    static Error Sample(Type type)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructor = type.GetConstructors(any).First(c => c.GetParameters() is not [var p] || p.ParameterType != type);
        return (Error)constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    static object? Value(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: true } => parameter.DefaultValue,
        { ParameterType: var t } when t == typeof(string) => "…",
        { ParameterType: var t } when t.IsAssignableTo(typeof(Data.ITypedId)) => Activator.CreateInstance(t, SampleId),
        { ParameterType: { IsValueType: true } t } => Activator.CreateInstance(t),
        { ParameterType: { IsArray: true } t } => Array.CreateInstance(t.GetElementType()!, 0),
        { ParameterType: var t } when t.IsInterface || t.IsAbstract => null,
        { ParameterType: var t } => RuntimeHelpers.GetUninitializedObject(t),
    };
}
