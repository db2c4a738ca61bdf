using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.SyncBankConnection;

internal sealed class SyncBankConnectionEndpoint(Pipeline<SyncBankConnectionRequest, BankConnectionView> pipeline)
    : SliceEndpoint<SyncBankConnectionRequest, BankConnectionView>(pipeline)
{
    public override void Configure() => Route("POST /v1/banking/connections/{id}/sync", "Ask the bank for what is new", 202);
}
