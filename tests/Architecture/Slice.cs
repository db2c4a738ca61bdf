using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Tests.Architecture;

/// <summary>A use case and its doors, as found by scan.</summary>
sealed record Slice(Type Handler, Type Request, Type Response)
{
    static readonly List<Type> Types =
        [.. TypeUses.Product.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false })];

    public static readonly IReadOnlyList<Slice> All =
    [
        .. from type in Types
           where type.Namespace?.StartsWith("Fintech.Features.", StringComparison.Ordinal) is true
           from contract in type.GetInterfaces()
           where contract.IsGenericType
           let definition = contract.GetGenericTypeDefinition()
           where definition == typeof(IHandler<,>) || definition == typeof(IProviderHandler<,,>)
           orderby type.FullName
           select new Slice(type, contract.GetGenericArguments()[0], contract.GetGenericArguments()[^1]),
    ];

    /// <summary>The use case's words, such as <c>ListAccounts</c>.</summary>
    public string Name => Handler.Name.Replace("Handler", "");
    public string Feature => Handler.Namespace!.Split('.')[2];
    public string Folder => "Features/" + string.Join('/', Handler.Namespace!.Split('.')[2..]);
    public SliceRules Rules => SliceRules.Of(Request);

    public bool HasEndpoint => Types.Any(t => t.Name == Name + "Endpoint" && t.Namespace == Handler.Namespace);
    public Type? Tool => Types.Find(t => t.IsSubclassOf(typeof(SliceTool)) && Takes(t));
    public Type? Resource => Types.Find(t => t.IsSubclassOf(typeof(SliceResource)) && Takes(t));

    bool Takes(Type door)
    {
        for (var type = door.BaseType; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericArguments()[0] == Request) return true;
        return false;
    }
}
