using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.Trust;

public readonly record struct DeviceId(Guid Value) : ITypedId<DeviceId>
{
    public static string Prefix => "dev";
    public static DeviceId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>
/// A browser in which somebody signed in before, known by a random secret in a cookie of its own. While it is trusted,
/// that person's second factor is not asked for in it; it never stands in for a password or a step-up.
/// </summary>
public sealed class Device
{
    public static readonly TimeSpan TrustLasts = TimeSpan.FromDays(30);

    public DeviceId Id { get; init; } = TypeId.New<DeviceId>();
    public Guid PersonId { get; init; }

    /// <summary>HMAC of what the cookie holds.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the browser said of itself, in short, such as "Firefox on Windows".</summary>
    public required string Name { get; set; }
    public required string Address { get; set; }

    /// <summary>Null for a browser that is known and not trusted.</summary>
    public DateTimeOffset? TrustedUntil { get; set; }

    /// <summary>The person's security stamp when trust was given: a new password or factor ends it.</summary>
    public string? SecurityStamp { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }

    public bool IsTrusted(Person person, DateTimeOffset now) =>
        TrustedUntil > now && SecurityStamp == person.SecurityStamp && !person.IsOperator;
}

sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> e)
    {
        e.ToTable("devices");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.PersonId, x.TokenHash }).IsUnique();
        e.HasIndex(x => x.LastSeenAt); // for dropping by age
        e.BelongsToPerson(x => x.PersonId);
    }
}
