using Xunit.Abstractions;
using Xunit.Sdk;

namespace Fintech.Support;

/// <summary>
/// The test proves a requirement of OWASP ASVS 5.0. <c>dotnet test --filter "Asvs=6.2.8"</c> runs those of one.
/// </summary>
/// <param name="id">Such as 6.2.8.</param>
/// <param name="level">The level at which the test proves it.</param>
[TraitDiscoverer("Fintech.Support.AsvsDiscoverer", "Fintech.Tests")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AsvsAttribute(string id, int level) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
    public int Level { get; } = level;

    /// <summary>It proves a part; the row has a deviation that says which part is missing.</summary>
    public bool Partly { get; init; }
}

public sealed class AsvsDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo attribute)
    {
        yield return new("Asvs", (string)attribute.GetConstructorArguments().First());
    }
}
