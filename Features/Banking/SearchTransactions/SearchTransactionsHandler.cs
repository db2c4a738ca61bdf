using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Npgsql;

namespace Fintech.Features.Banking.SearchTransactions;

[Scope("banking:read")]
public sealed record SearchTransactionsRequest(
    [property: Description("Only this account"), Example("acct_01jzc8k2v9e7w8x0m4t5r6y7qa")] BankAccountId? AccountId = null,
    [property: Description("From this day on"), Example("2026-07-01")] DateOnly? From = null,
    [property: Description("Up to and with this day"), Example("2026-07-31")] DateOnly? To = null,
    [property: Description("Text in the payee or the bank's line"), Example("coffee")] string? Q = null,
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("next_cursor of the page before"), Example("2026112301a205b7f7e074feb9b2fe31c314338f")] string? Cursor = null,
    [property: Description("Only this customer's"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId? CustomerId = null);

internal sealed class SearchTransactionsValidator : AbstractValidator<SearchTransactionsRequest>
{
    public SearchTransactionsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Q).Length(1, 100);
        RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).When(r => r.From is not null && r.To is not null)
            .WithMessage("'to' must not be before 'from'.");
        RuleFor(r => r.Cursor).Must(Cursors.IsDateAndId).WithMessage(Cursors.Invalid);
    }
}

/// <summary>A hot read, newest first. Only the conditions that were asked for are in the statement, so that each shape keeps its own index.</summary>
internal sealed class SearchTransactionsHandler(Database database, Caller caller)
    : IHandler<SearchTransactionsRequest, Page<BankTransactionView>>
{
    const string Select = $"select {TransactionRows.Columns} from bank_transactions t where t.environment_id = $1";
    const string Newest = " order by t.date desc, t.id desc limit $2";
    const string OfAccount = Select + " and t.account_id = $3" + Newest;

    public async Task<Result<Page<BankTransactionView>>> Handle(SearchTransactionsRequest request, CancellationToken ct)
    {
        List<NpgsqlParameter> values =
        [
            new NpgsqlParameter<Guid> { TypedValue = caller.EnvironmentId.Value },
            new NpgsqlParameter<int> { TypedValue = request.Limit + 1 },
        ];
        var sql = Text(request, values);
        // A search by text may read long, and nothing must wait behind it.
        var rows = request.Q is null
            ? await database.Hot.List(sql, [.. values], TransactionRows.Read, ct)
            : await Search(sql, values, ct);
        return Page<BankTransactionView>.Of(rows, request.Limit, last => Cursors.Of(last.Date, last.Id.Value));
    }

    async Task<List<BankTransactionView>> Search(string sql, List<NpgsqlParameter> values, CancellationToken ct)
    {
        await using var command = database.Reads.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(value);
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<BankTransactionView>();
        while (await row.ReadAsync(ct)) rows.Add(TransactionRows.Read(row));
        return rows;
    }

    static string Text(SearchTransactionsRequest request, List<NpgsqlParameter> values)
    {
        if (request is { AccountId: { } only, From: null, To: null, Q: null, Cursor: null, CustomerId: null })
        {
            values.Add(new NpgsqlParameter<Guid> { TypedValue = only.Value });
            return OfAccount;
        }
        var sql = Select;
        if (request.AccountId is { } account) sql += $" and t.account_id = {Add(account.Value)}";
        if (request.CustomerId is { } customer) sql += $" and t.customer_id = {Add(customer.Value)}";
        if (request.From is { } from) sql += $" and t.date >= {Add(from)}";
        if (request.To is { } to) sql += $" and t.date <= {Add(to)}";
        if (request.Q is { } q)
        {
            var like = Add($"%{q.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");
            sql += $" and (t.payee ilike {like} or t.description ilike {like})";
        }
        if (Cursors.DateAndId(request.Cursor) is { } after)
            sql += $" and (t.date, t.id) < ({Add(after.Date)}, {Add(after.Id)})";
        return sql + Newest;

        string Add(object value)
        {
            values.Add(new() { Value = value });
            return $"${values.Count}";
        }
    }
}
