using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.GetAccount;

[Resource("banking://accounts/{id}", "account", "Bank account")]
[Description("One account with its balance.")]
[UpdatedBy("account.balance_updated", "bank_connection.synced", "bank_connection.removed")]
internal sealed class GetAccountResource : SliceResource<GetAccountRequest, BankAccountView>
{
    public GetAccountResource() => Completes(
        "id", new ListAccounts.ListAccountsRequest(Limit: 100),
        (Page<BankAccountView> page) => page.Data.Select(a => a.Id.ToString()));
}
