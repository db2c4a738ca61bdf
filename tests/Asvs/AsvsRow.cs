using System.Reflection;
using Fintech.Support;

namespace Fintech.Tests.Asvs;

/// <summary>A requirement of OWASP ASVS 5.0 and what becomes of it here.</summary>
/// <param name="Level">1 to 3; a requirement that asks for more at a higher level is a row for each.</param>
/// <param name="What">What this product does about it, in words for docs/security.md.</param>
/// <param name="Deviation">Why it is not met; null when it is.</param>
/// <param name="NotHere">Why there is nothing that it could apply to; null when there is.</param>
sealed record AsvsRow(string Id, int Level, string What, string? Deviation = null, string? NotHere = null)
{
    public int Chapter { get; } = int.Parse(Id.Split('.')[0]);

    /// <summary>Every test of this assembly that names the row.</summary>
    public IReadOnlyList<AsvsProof> Proofs => [.. AsvsProof.All.Where(p => p.Asvs.Id == Id && p.Asvs.Level == Level)];

    /// <summary>What is wrong with it; null when it is proved or explained, and not both.</summary>
    public string? Fault => (Proofs.Count(p => !p.Asvs.Partly), Proofs.Count(p => p.Asvs.Partly), Deviation, NotHere) switch
    {
        (0, 0, null, null) => $"{this.Name} has neither a test nor a deviation.",
        (0, > 0, null, null) => $"{this.Name} is proved in part, and no deviation says which part is missing.",
        ( > 0, _, not null, _) => $"{this.Name} is proved and has a deviation as well.",
        ( > 0, _, _, not null) or (_, > 0, _, not null) => $"{this.Name} is proved and said not to apply.",
        (_, _, not null, not null) => $"{this.Name} has a deviation and is said not to apply.",
        _ => null,
    };

    public string Name => $"{Id} (L{Level})";
}

/// <summary>A test and a row that it names.</summary>
sealed record AsvsProof(MethodInfo Test, AsvsAttribute Asvs)
{
    public static IReadOnlyList<AsvsProof> All { get; } =
    [
        .. from type in typeof(AsvsProof).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(FactAttribute))
           from asvs in method.GetCustomAttributes<AsvsAttribute>()
           orderby type.Name, method.Name
           select new AsvsProof(method, asvs),
    ];

    public string Name => $"{Test.DeclaringType!.Name}.{Test.Name}";
}
