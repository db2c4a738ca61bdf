using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Features.Banking.ListAccounts;

[Scope("banking:read")]
public sealed record ListAccountsRequest(
    [property: Description("Only accounts of this connection"), Example("conn_01jzc8k2v9e7w8x0m4t5r6y7qa")]
    BankConnectionId? ConnectionId = null,
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("next_cursor of the page before"), Example("01a205b7f6ee7721a75f23e20d8c32e6")] string? Cursor = null,
    [property: Description("Only accounts of this customer"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId? CustomerId = null) : IPaged;

internal sealed class ListAccountsValidator : PagedValidator<ListAccountsRequest>;

/// <summary>A hot read: plain SQL with its environment, prepared once, one round trip.</summary>
internal sealed class ListAccountsHandler(Database database, Caller caller)
    : IHandler<ListAccountsRequest, Page<BankAccountView>>
{
    const string All = $"select {AccountRows.Columns} from bank_accounts a where a.environment_id = $1 order by a.id limit $2";

    const string Filtered = $"""
        select {AccountRows.Columns} from bank_accounts a
        where a.environment_id = $1 and ($3::uuid is null or a.connection_id = $3) and ($4::uuid is null or a.id > $4)
            and ($5::uuid is null or a.customer_id = $5)
        order by a.id limit $2
        """;

    public async Task<Result<Page<BankAccountView>>> Handle(ListAccountsRequest request, CancellationToken ct)
    {
        var plain = request is { ConnectionId: null, Cursor: null, CustomerId: null };
        List<NpgsqlParameter> values =
        [
            new NpgsqlParameter<Guid> { TypedValue = caller.EnvironmentId.Value },
            new NpgsqlParameter<int> { TypedValue = request.Limit + 1 },
        ];
        if (!plain)
        {
            values.Add(new() { Value = (object?)request.ConnectionId?.Value ?? DBNull.Value });
            values.Add(new() { Value = (object?)Cursors.Id<BankAccountId>(request.Cursor)?.Value ?? DBNull.Value });
            values.Add(new() { Value = (object?)request.CustomerId?.Value ?? DBNull.Value });
        }
        var accounts = await database.Hot.List(plain ? All : Filtered, [.. values], AccountRows.Read, ct);
        return Page<BankAccountView>.Of(accounts, request.Limit, last => Cursors.Of(last.Id));
    }
}
