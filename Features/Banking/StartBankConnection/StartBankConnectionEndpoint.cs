using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.StartBankConnection;

internal sealed class StartBankConnectionEndpoint(Pipeline<StartBankConnectionRequest, BankConnectionView> pipeline)
    : SliceEndpoint<StartBankConnectionRequest, BankConnectionView>(pipeline)
{
    public override void Configure() => Route("POST /v1/banking/connections", "Start a bank connection", 201);
}
