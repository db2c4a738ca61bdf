using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.GetBankConnection;

internal sealed class GetBankConnectionEndpoint(Pipeline<GetBankConnectionRequest, BankConnectionView> pipeline)
    : SliceEndpoint<GetBankConnectionRequest, BankConnectionView>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/connections/{id}", "Retrieve a bank connection");
}
