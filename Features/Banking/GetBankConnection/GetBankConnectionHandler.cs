using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.GetBankConnection;

[Scope("banking:read")]
public sealed record GetBankConnectionRequest([property: Description("The connection, such as conn_…")] BankConnectionId Id);

internal sealed class GetBankConnectionHandler(FintechDb db, Caller caller, PlaidLinks links)
    : IHandler<GetBankConnectionRequest, BankConnectionView>
{
    public async Task<Result<BankConnectionView>> Handle(GetBankConnectionRequest request, CancellationToken ct)
    {
        var connection = await db.Connection(request.Id, ct);
        if (connection is null) return new BankConnectionNotFound(request.Id);
        // Whoever may not start a connection may not finish another's either.
        var url = caller.Has("banking:write") ? links.OpenLinkUrl(connection.LinkUrlSealed) : null;
        return await db.View(connection, ct, url);
    }
}
