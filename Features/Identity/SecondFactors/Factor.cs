using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.SecondFactors;

public readonly record struct FactorId(Guid Value) : ITypedId<FactorId>
{
    public static string Prefix => "fac";
    public static FactorId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>A second factor of a person. It counts once it is confirmed.</summary>
public sealed class Factor
{
    /// <summary>Confirmed ones of one person.</summary>
    public const int Most = 20;

    public const string SecretPurpose = "factor";

    public FactorId Id { get; init; } = TypeId.New<FactorId>();
    public Guid PersonId { get; init; }
    public FactorMethod Method { get; init; }

    /// <summary>What the person calls it, such as "Phone" or "Laptop".</summary>
    public required string Label { get; set; }

    /// <summary>Sealed: the TOTP secret, or the phone number of SMS codes.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>What may be shown of where codes go: the last digits of the number.</summary>
    public string? Hint { get; init; }

    /// <summary>The passkey's credential id; its public key is in the passkey store of ASP.NET Core Identity.</summary>
    public byte[]? CredentialId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The newest TOTP time step that was accepted (RFC 6238); none is accepted twice.</summary>
    public long? LastStep { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
}

sealed class FactorConfiguration : IEntityTypeConfiguration<Factor>
{
    public void Configure(EntityTypeBuilder<Factor> e)
    {
        e.ToTable("factors");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.PersonId, x.Id });
        e.HasIndex(x => x.CredentialId).IsUnique();
        // One authenticator app, one number and one mailbox: a second of a kind would only be one more way in.
        e.HasIndex(x => new { x.PersonId, x.Method }).IsUnique()
            .HasFilter("confirmed_at is not null and method in ('Totp', 'Sms', 'Email')")
            .HasDatabaseName("ix_factors_one_of_a_kind");
        e.BelongsToPerson(x => x.PersonId);
    }
}
