using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Features.Banking.GetAccount;

[Scope("banking:read")]
public sealed record GetAccountRequest([property: Description("The account, such as acct_…")] BankAccountId Id);

internal sealed class GetAccountHandler(Database database, Caller caller) : IHandler<GetAccountRequest, BankAccountView>
{
    const string Sql = $"select {AccountRows.Columns} from bank_accounts a where a.environment_id = $1 and a.id = $2";

    public async Task<Result<BankAccountView>> Handle(GetAccountRequest request, CancellationToken ct)
    {
        var found = await database.Hot.List(
            Sql,
            [
                new NpgsqlParameter<Guid> { TypedValue = caller.EnvironmentId.Value },
                new NpgsqlParameter<Guid> { TypedValue = request.Id.Value },
            ], AccountRows.Read, ct);
        return found is [var one] ? one : new BankAccountNotFound(request.Id);
    }
}
