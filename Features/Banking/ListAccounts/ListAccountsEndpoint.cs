using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.ListAccounts;

internal sealed class ListAccountsEndpoint(Pipeline<ListAccountsRequest, Page<BankAccountView>> pipeline)
    : SliceEndpoint<ListAccountsRequest, Page<BankAccountView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/accounts", "List bank accounts");
}
