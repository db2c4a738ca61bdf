using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Mail;

/// <summary>
/// A mail that is still to be delivered; gone once it is. Sealed, since it may hold a link that signs in.
/// </summary>
sealed class OutgoingMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] Sealed { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset NextTryAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}

sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> e)
    {
        e.ToTable("mail_outbox");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.NextTryAt);
    }
}
