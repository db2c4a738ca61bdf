using Fintech.Infrastructure.Data;

namespace Fintech.Features.Identity.Contracts;

/// <summary>Somebody who signs in.</summary>
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static string Prefix => "per";
    public static PersonId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}
