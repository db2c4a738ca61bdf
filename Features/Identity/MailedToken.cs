using Fintech.Features.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity;

/// <summary>What a mailed link is good for. It opens nothing else.</summary>
public enum MailPurpose { ConfirmEmail, ResetPassword, ChangeEmail, NotMe }

/// <summary>A link that was mailed; used once, within its time. Only the HMAC of what the link holds is kept.</summary>
public sealed class MailedToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] Hash { get; init; }
    public MailPurpose Purpose { get; init; }

    /// <summary>Null for one that was mailed to nobody and opens nothing: an address without an account costs the same.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>
    /// The password and name of the registration that this link confirms. Somebody else may register the same address
    /// first; whoever owns the mailbox decides by the link, and gets what they typed themselves.
    /// </summary>
    public string? PasswordHash { get; init; }
    public string? Name { get; init; }

    /// <summary>The new address that this link confirms.</summary>
    public string? Email { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ConsumedAt { get; init; }
}

sealed class MailedTokenConfiguration : IEntityTypeConfiguration<MailedToken>
{
    public void Configure(EntityTypeBuilder<MailedToken> e)
    {
        e.ToTable("mailed_tokens");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.Hash).IsUnique();
        e.BelongsToPerson(x => x.PersonId);
    }
}
