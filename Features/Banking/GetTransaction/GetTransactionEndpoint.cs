using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.GetTransaction;

internal sealed class GetTransactionEndpoint(Pipeline<GetTransactionRequest, BankTransactionView> pipeline)
    : SliceEndpoint<GetTransactionRequest, BankTransactionView>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/transactions/{id}", "Retrieve a transaction");
}
