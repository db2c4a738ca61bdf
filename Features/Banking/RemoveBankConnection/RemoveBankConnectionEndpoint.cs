using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.RemoveBankConnection;

internal sealed class RemoveBankConnectionEndpoint(Pipeline<RemoveBankConnectionRequest, BankConnectionView> pipeline)
    : SliceEndpoint<RemoveBankConnectionRequest, BankConnectionView>(pipeline)
{
    public override void Configure() =>
        Route("DELETE /v1/banking/connections/{id}", "End access to a bank and erase what came from it");
}
