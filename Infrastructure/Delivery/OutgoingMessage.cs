using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Delivery;

/// <summary>
/// A mail or a text message that is still to be delivered; gone once it is. Sealed, since it may hold what signs in.
/// </summary>
sealed class OutgoingMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] Sealed { get; init; }

    /// <summary><c>mail</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset NextTryAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}

sealed class OutgoingMessageConfiguration : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> e)
    {
        e.ToTable("mail_outbox");
        e.HasKey(x => x.Id);
        e.Property(x => x.Channel).HasDefaultValue("mail");
        e.HasIndex(x => x.NextTryAt);
    }
}
