using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.SearchTransactions;

internal sealed class SearchTransactionsEndpoint(Pipeline<SearchTransactionsRequest, Page<BankTransactionView>> pipeline)
    : SliceEndpoint<SearchTransactionsRequest, Page<BankTransactionView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/transactions", "List and search transactions, newest first");
}
