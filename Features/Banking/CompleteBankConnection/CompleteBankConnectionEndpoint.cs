using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.CompleteBankConnection;

internal sealed class CompleteBankConnectionEndpoint(Pipeline<CompleteBankConnectionRequest, BankConnectionView> pipeline)
    : SliceEndpoint<CompleteBankConnectionRequest, BankConnectionView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/banking/connections/{id}/complete", "Ask how linking a bank ended");
}
