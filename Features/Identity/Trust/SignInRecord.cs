using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.Trust;

public readonly record struct SignInRecordId(Guid Value) : ITypedId<SignInRecordId>
{
    public static string Prefix => "sgn";
    public static SignInRecordId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>How a try to sign in ended. A wrong password and a wrong code are told apart for the account's owner.</summary>
public enum SignInOutcome { SignedIn, WrongPassword, WrongFactor, Locked }

/// <summary>What came first: a password, or a passkey that needs no more.</summary>
public enum FirstFactor { Password, Passkey }

/// <summary>
/// A try to sign in, for its owner and for operators to look back at, and for knowing which networks are usual. Tries at
/// accounts that do not exist are kept without a person, so that both cost the same.
/// </summary>
public sealed class SignInRecord
{
    public SignInRecordId Id { get; init; } = TypeId.New<SignInRecordId>();
    public Guid? PersonId { get; init; }
    public SignInOutcome Outcome { get; init; }
    public FirstFactor FirstFactor { get; init; }
    public FactorMethod? SecondFactor { get; init; }

    /// <summary>The second factor was left out, since the browser is trusted.</summary>
    public bool ByTrust { get; init; }

    /// <summary>Neither the browser nor the network was seen before.</summary>
    public bool IsUnfamiliar { get; init; }
    public required string Address { get; init; }

    /// <summary>The address without its last part: /24 of IPv4, /48 of IPv6.</summary>
    public required string Network { get; init; }
    public required string Device { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

sealed class SignInRecordConfiguration : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> e)
    {
        e.ToTable("sign_ins");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.PersonId, x.Id });
        e.HasIndex(x => x.CreatedAt); // for dropping by age
        e.BelongsToPerson(x => x.PersonId);
    }
}
