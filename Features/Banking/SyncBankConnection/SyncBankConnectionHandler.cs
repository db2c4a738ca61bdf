using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ImportBankData;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.SyncBankConnection;

[Scope("banking:write"), Writes]
public sealed record SyncBankConnectionRequest(
    [property: Description("The connection to sync, such as conn_…; list_bank_connections shows them"), Example("conn_01jzc8k2v9e7w8x0m4t5r6y7qa")]
    BankConnectionId Id);

internal sealed class SyncBankConnectionHandler(FintechDb db, Changes changes)
    : IHandler<SyncBankConnectionRequest, BankConnectionView>
{
    public async Task<Result<BankConnectionView>> Handle(SyncBankConnectionRequest request, CancellationToken ct)
    {
        var connection = await db.Connection(request.Id, ct);
        if (connection is null) return new BankConnectionNotFound(request.Id);
        if (connection.AccessTokenSealed is null) return new BankConnectionNotUsable(connection.Status);
        connection.SyncRequestedAt = await db.Now(ct);
        connection.SyncNotBefore = null;
        changes.Subject = connection.Id.ToString();
        var (environment, id) = (connection.EnvironmentId.Value, connection.Id.Value);
        changes.Start<ImportBankDataJob>(job => job.Run(environment, id, CancellationToken.None));
        return await db.View(connection, ct);
    }
}
