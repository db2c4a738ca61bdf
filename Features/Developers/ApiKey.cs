using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Developers;

/// <summary>A program's credential in one environment. The key itself is shown once; this keeps its HMAC.</summary>
public sealed class ApiKey : IEnvironmentRow
{
    /// <summary>How many keys one environment may have in force.</summary>
    public const int MostInForce = 100;

    public EnvironmentId EnvironmentId { get; init; }
    public ApiKeyId Id { get; init; } = TypeId.New<ApiKeyId>();
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>The key never may more than this person may at the moment.</summary>
    public Guid CreatedBy { get; init; }
    public required string Name { get; set; }
    public required byte[] Hash { get; init; }

    /// <summary>The version of the pepper that made the HMAC.</summary>
    public int Pepper { get; init; } = 1;

    /// <summary>The start and the end of the key, to recognize it by.</summary>
    public required string Prefix { get; init; }
    public required string Last4 { get; init; }
    public required string[] Scopes { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Switched off for now; it can be switched on again.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Where it may be used from, in CIDR form; anywhere when empty.</summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>Requests a minute, when the key has less than the platform gives every key.</summary>
    public int? RequestsPerMinute { get; set; }
    public long? RequestsPerDay { get; set; }
    public long? RequestsPerMonth { get; set; }

    /// <summary>The key that this one took the place of.</summary>
    public ApiKeyId? ReplacesId { get; init; }

    /// <summary>The first key of a row of rotations: all of them spend the same limits, and none begins with new ones.</summary>
    public Guid? CountedAs { get; init; }

    /// <summary>A key for the documentation ends with the session that made it.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>To the quarter of a minute; written by the key ring.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public string? LastUsedFrom { get; init; }

    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);
}
