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
        await using var command = database.Hot.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.EnvironmentId.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.Id.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? AccountRows.Read(row) : new BankAccountNotFound(request.Id);
    }
}
