using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.GetAccount;

internal sealed class GetAccountEndpoint(Pipeline<GetAccountRequest, BankAccountView> pipeline)
    : SliceEndpoint<GetAccountRequest, BankAccountView>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/accounts/{id}", "Retrieve a bank account");
}
