using System.Globalization;
using Npgsql;

namespace Fintech.Benchmarks.Floors;

/// <summary>The two statements of the floors, as plain as a careful person would write them.</summary>
internal sealed class FloorData(NpgsqlDataSource source)
{
    public static NpgsqlDataSource Open(string database) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = 16, MinPoolSize = 16, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true,
            Enlist = false,
        });

    public async Task<List<FloorAccount>> Accounts(int environment, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "SELECT id, name, kind, currency, balance FROM floor.accounts WHERE environment_id = $1 ORDER BY id LIMIT 25");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = environment });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var list = new List<FloorAccount>(5);
        while (await rows.ReadAsync(ct))
            list.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3),
                Text(rows.GetDecimal(4))));
        return list;
    }

    public async Task<List<FloorTransaction>> Transactions(int account, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            SELECT id, account_id, date, amount, currency, payee, status FROM floor.transactions
            WHERE account_id = $1 ORDER BY date DESC, id DESC LIMIT 25
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = account });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var list = new List<FloorTransaction>(25);
        while (await rows.ReadAsync(ct))
            list.Add(new(rows.GetInt64(0), rows.GetInt32(1),
                rows.GetFieldValue<DateOnly>(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Text(rows.GetDecimal(3)), rows.GetString(4), rows.GetString(5), rows.GetString(6)));
        return list;
    }

    static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
