using Fintech.Features.Banking.CompleteBankConnection;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ImportBankData;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking.NoteBankNotice;

/// <summary>The provider says that something changed. It names an item or a link; both only mean "look there".</summary>
[Scope("banking:write"), Writes(Idempotency.None)]
internal sealed record NoteBankNoticeRequest(string? ItemId, string? LinkToken);

internal sealed record NoteBankNoticeResponse(bool IsKnown);

internal sealed class NoteBankNoticeHandler(FintechDb db, Changes changes, PlaidLinks links)
    : IHandler<NoteBankNoticeRequest, NoteBankNoticeResponse>
{
    public async Task<Result<NoteBankNoticeResponse>> Handle(NoteBankNoticeRequest request, CancellationToken ct)
    {
        var hash = request.LinkToken is { } token ? links.HashLinkToken(token) : null;
        var connection = await db.Set<BankConnection>().SingleOrDefaultAsync(
            c => (request.ItemId != null && c.ProviderItemId == request.ItemId) || (hash != null && c.LinkTokenHash == hash), ct);
        if (connection is null) return new NoteBankNoticeResponse(false);
        changes.Subject = connection.Id.ToString();
        var (environment, id) = (connection.EnvironmentId.Value, connection.Id.Value);
        if (connection.Status is BankConnectionStatus.Linking)
            changes.Start<CompleteBankConnectionJob>(job => job.Run(environment, id, CancellationToken.None));
        else if (connection.AccessTokenSealed is not null)
        {
            connection.SyncRequestedAt = await db.Now(ct);
            connection.SyncNotBefore = null;
            changes.Start<ImportBankDataJob>(job => job.Run(environment, id, CancellationToken.None));
        }
        return new NoteBankNoticeResponse(true);
    }
}
