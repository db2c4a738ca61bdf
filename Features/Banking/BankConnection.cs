using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Banking;

/// <summary>A connection to a bank. Its tokens are sealed and never leave the server.</summary>
internal sealed class BankConnection : IEnvironmentRow
{
    public BankConnectionId Id { get; init; } = TypeId.New<BankConnectionId>();
    public EnvironmentId EnvironmentId { get; init; }
    public CustomerId CustomerId { get; init; }
    /// <summary>
    /// Nobody finishes more pages than this at once; an agent in a loop would start them without end.
    /// </summary>
    public const int MostUnfinished = 10;

    public BankConnectionStatus Status { get; set; } = BankConnectionStatus.Linking;
    public required string RequesterKind { get; init; }
    public required string RequesterName { get; init; }

    public byte[]? LinkTokenSealed { get; set; }

    /// <summary>HMAC of the link token: a webhook names the token, and it must be found without being kept in clear.</summary>
    public byte[]? LinkTokenHash { get; set; }
    public byte[]? LinkUrlSealed { get; set; }
    public DateTimeOffset? LinkExpiresAt { get; set; }

    public string? ProviderItemId { get; set; }
    public byte[]? AccessTokenSealed { get; set; }
    public string? InstitutionId { get; set; }
    public string? InstitutionName { get; set; }

    public string? SyncCursor { get; set; }
    public DateTimeOffset? SyncRequestedAt { get; set; }

    /// <summary>
    /// When the newest run that ended had begun; what was requested later than this is still to do. A run that died on
    /// the way leaves it as it was, and so is found again.
    /// </summary>
    public DateTimeOffset? SyncStartedAt { get; set; }
    public DateTimeOffset? LastSyncedAt { get; set; }
    public DateTimeOffset? SyncNotBefore { get; set; }
    public int SyncFailures { get; set; }
    public string? ErrorCode { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset? RemovedAt { get; set; }

    public InstitutionView? Institution =>
        InstitutionId is null ? null : new(InstitutionId, InstitutionName ?? InstitutionId);

    public BankConnectionView View(int accounts, string? linkUrl = null) => new(
        Id, CustomerId, Status, Institution, Status is BankConnectionStatus.Linking ? linkUrl : null,
        Status is BankConnectionStatus.Linking ? LinkExpiresAt : null, ConnectionFaults.Describe(ErrorCode),
        new(RequesterKind, RequesterName), LastSyncedAt, SyncRequestedAt, accounts, CreatedAt);
}
