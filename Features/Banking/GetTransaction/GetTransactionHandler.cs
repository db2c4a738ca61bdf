using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Features.Banking.GetTransaction;

[Scope("banking:read")]
public sealed record GetTransactionRequest([property: Description("The transaction, such as txn_…")] BankTransactionId Id);

internal sealed class GetTransactionHandler(Database database, Caller caller)
    : IHandler<GetTransactionRequest, BankTransactionView>
{
    const string Sql = $"select {TransactionRows.Columns} from bank_transactions t where t.environment_id = $1 and t.id = $2";

    public async Task<Result<BankTransactionView>> Handle(GetTransactionRequest request, CancellationToken ct)
    {
        var found = await database.Hot.List(
            Sql,
            [
                new NpgsqlParameter<Guid> { TypedValue = caller.EnvironmentId.Value },
                new NpgsqlParameter<Guid> { TypedValue = request.Id.Value },
            ], TransactionRows.Read, ct);
        return found is [var one] ? one : new BankTransactionNotFound(request.Id);
    }
}
