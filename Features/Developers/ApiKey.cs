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
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>The start and the end of the key, to recognize it by.</summary>
    public required string Prefix { get; init; }
    public required string Last4 { get; init; }
    public required string[] Scopes { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>To the quarter of a minute; written by the key ring.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
