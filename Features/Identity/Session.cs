using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity;

public readonly record struct SessionId(Guid Value) : ITypedId<SessionId>
{
    public static string Prefix => "ses";
    public static SessionId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>A sign-in that lasts: the browser holds a random token, this row its HMAC and all the rest.</summary>
public sealed class Session
{
    public SessionId Id { get; init; } = TypeId.New<SessionId>();
    public required byte[] TokenHash { get; set; }
    public Guid PersonId { get; init; }

    /// <summary>When the person last proved who they are, by signing in or stepping up.</summary>
    public DateTimeOffset AuthTime { get; set; }

    /// <summary>When the person last proved a second factor here. Only this opens what needs a step-up.</summary>
    public DateTimeOffset? StepUpAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public required string Address { get; init; }
    public required string UserAgent { get; init; }
    public DeviceId? DeviceId { get; init; }

    /// <summary>Only chooses the first page of the app.</summary>
    public EnvironmentId? LastEnvironmentId { get; init; }
}

sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> e)
    {
        e.ToTable("sessions");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => new { x.PersonId, x.Id });
        e.BelongsToPerson(x => x.PersonId);
    }
}
