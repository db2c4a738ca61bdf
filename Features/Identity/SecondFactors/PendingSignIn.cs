using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>A sign-in whose password was right and whose second factor is still to be proved. It lasts five minutes.</summary>
public sealed class PendingSignIn
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>HMAC of what the browser's cookie holds.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The password's stamp when it was entered: a change of password or factor meanwhile ends the sign-in.</summary>
    public required string SecurityStamp { get; init; }
    public int Attempts { get; init; }

    /// <summary>Neither the browser nor the network was seen before.</summary>
    public bool IsUnfamiliar { get; init; }
    public DeviceId? DeviceId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ConsumedAt { get; init; }
}

sealed class PendingSignInConfiguration : IEntityTypeConfiguration<PendingSignIn>
{
    public void Configure(EntityTypeBuilder<PendingSignIn> e)
    {
        e.ToTable("pending_sign_ins");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.ExpiresAt);
        e.BelongsToPerson(x => x.PersonId);
    }
}
