using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.Passkeys;

public readonly record struct PasskeyChallengeId(Guid Value) : ITypedId<PasskeyChallengeId>
{
    public static string Prefix => "chl";
    public static PasskeyChallengeId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>What a signature of a passkey answers. It opens nothing else.</summary>
public enum PasskeyPurpose { Add, SignIn, SecondFactor, StepUp }

/// <summary>
/// A challenge that an authenticator is to sign (WebAuthn level 3, §13.4.3): random, good once and for five minutes, for
/// one purpose and, where the person is known already, in one place only.
/// </summary>
public sealed class PasskeyChallenge
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public PasskeyChallengeId Id { get; init; } = new(Guid.NewGuid());
    public PasskeyPurpose Purpose { get; init; }

    /// <summary>Null while nobody knows who signs in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The pending sign-in or the session that asked; empty for a sign-in by passkey alone.</summary>
    public Guid ContextId { get; init; }

    /// <summary>What ASP.NET Core Identity's passkey handler needs to check the answer; sealed.</summary>
    public required byte[] Sealed { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ConsumedAt { get; init; }
}

sealed class PasskeyChallengeConfiguration : IEntityTypeConfiguration<PasskeyChallenge>
{
    public void Configure(EntityTypeBuilder<PasskeyChallenge> e)
    {
        e.ToTable("passkey_challenges");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.ExpiresAt);
    }
}
