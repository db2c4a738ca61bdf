using System.Reflection;
using System.Reflection.Emit;

namespace Fintech.Tests.Architecture;

/// <summary>
/// Which types of the product each type of it names: in its bases, members, attributes and method bodies. What the
/// compiler made for a type (closures, state machines) counts as that type's own.
/// </summary>
static class TypeUses
{
    public const BindingFlags Every = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (ushort)o.Value);

    public static readonly Assembly Product = typeof(Infrastructure.Slices.SliceRules).Assembly;

    public static readonly IReadOnlyDictionary<Type, HashSet<Type>> Map = Build();

    static Dictionary<Type, HashSet<Type>> Build()
    {
        var map = new Dictionary<Type, HashSet<Type>>();
        foreach (var type in Product.GetTypes())
        {
            var owner = Outermost(type);
            if (!map.TryGetValue(owner, out var uses)) map[owner] = uses = [];
            foreach (var used in Named(type)) Add(uses, used);
            uses.Remove(owner);
        }
        return map;
    }

    static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    static void Add(HashSet<Type> uses, Type? type)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType) Add(uses, type.GetElementType());
        else
        {
            if (type.Assembly == Product)
                uses.Add(Outermost(type.IsGenericType ? type.GetGenericTypeDefinition() : type));
            foreach (var argument in type.GetGenericArguments()) Add(uses, argument);
        }
    }

    static IEnumerable<Type?> Named(Type type)
    {
        yield return type.BaseType;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var attribute in type.GetCustomAttributesData()) yield return attribute.AttributeType;
        foreach (var field in type.GetFields(Every)) yield return field.FieldType;
        foreach (var property in type.GetProperties(Every)) yield return property.PropertyType;
        foreach (var method in type.GetMembers(Every).OfType<MethodBase>())
        {
            if (method is MethodInfo info) yield return info.ReturnType;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            foreach (var used in Body(method)) yield return used;
        }
    }

    static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        foreach (var member in MembersOf(method))
        {
            if (member is Type type) yield return type;
            if (member is Type) continue;
            yield return member.DeclaringType;
            if (member is MethodInfo called)
                foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                    yield return argument;
        }
    }

    /// <summary>Every type, method and field that the method's code names, of any assembly.</summary>
    public static IEnumerable<MemberInfo> MembersOf(MethodBase method) => method.GetMethodBody()?.GetILAsByteArray() is { } il
        ? Tokens(il).Select(token => Resolve(method, token)).OfType<MemberInfo>()
        : [];

    static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            ushort value = il[at++];
            if (value == 0xFE) value = (ushort)(value << 8 | il[at++]);
            var code = OpCodesByValue[value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    static MemberInfo? Resolve(MethodBase method, int token)
    {
        var types = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        var own = method is MethodInfo { IsGenericMethodDefinition: true } generic
            ? generic.GetGenericArguments()
            : null;
        return method.Module.ResolveMember(token, types, own);
    }
}
