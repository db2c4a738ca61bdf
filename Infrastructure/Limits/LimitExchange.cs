using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// Tells the other nodes what this one admitted, and hears what they did: each adds its own to one arrival time per limit in
/// the database, on the database's clock, four times a second. Requests never wait for it. All nodes together admit at most
/// what one would, and what each of the others admits between two exchanges: at most q more for each further node, and in a
/// steady stream a quarter of a second's worth. While Redis decides for all, there is nothing to tell; when it is lost, each
/// tells what it had learned there as well.
/// </summary>
internal sealed partial class LimitExchange(
    LimitBook book, ISharedRates rates, Database database, ILogger<LimitExchange> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // The row of a limit is made first, so that one statement then adds to what others added, in one order for all nodes.
    const string Sql = """
        with told as (
            select subject, policy, spent, age from unnest($1, $2, $3, $4) as u(subject, policy, spent, age)
        ), locked as (
            select c.subject, c.policy, c.arrival from limit_cells c join told using (subject, policy)
            order by c.subject, c.policy for update of c
        ), made as (
            insert into limit_cells (subject, policy, arrival)
            select subject, policy, clock_timestamp() + make_interval(secs => spent - age) from told
            where (subject, policy) not in (select subject, policy from locked)
            on conflict (subject, policy) do nothing
            returning subject, policy, arrival
        ), added as (
            update limit_cells c set arrival = greatest(l.arrival, clock_timestamp() - make_interval(secs => t.age))
                + make_interval(secs => t.spent)
            from locked l join told t using (subject, policy)
            where c.subject = l.subject and c.policy = l.policy
            returning c.subject, c.policy, c.arrival
        )
        select subject, policy, extract(epoch from arrival - clock_timestamp())::float8
        from (select * from made union all select * from added) cells
        """;

    bool isLost;

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!rates.AreInOnePlace) await Exchange();
                isLost = false;
            }
            // Whatever it is: limits must not end with it, and the process even less.
            catch (Exception lost)
            {
                if (!isLost) Lost(lost.Message);
                isLost = true;
            }
            book.Trim();
        }
        await GiveBack();
    }

    internal async Task Exchange()
    {
        var told = new List<(LimitCell Cell, double Spent, double Age, double Ahead)>();
        foreach (var cell in book.Shared)
            if (cell.TakeAdmitted(out var age, out var ahead) is var spent && (spent > 0 || age < 0)) told.Add((cell, spent, age, ahead));
        if (told.Count == 0) return;
        try
        {
            await using var command = database.Side.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = told.ConvertAll(t => t.Cell.Subject).ToArray() });
            command.Parameters.Add(new() { Value = told.ConvertAll(t => t.Cell.Bucket).ToArray() });
            command.Parameters.Add(new() { Value = told.ConvertAll(t => t.Spent).ToArray() });
            command.Parameters.Add(new() { Value = told.ConvertAll(t => t.Age).ToArray() });
            await using var row = await command.ExecuteReaderAsync();
            var bySubject = told.ToDictionary(t => (t.Cell.Subject, t.Cell.Bucket));
            while (await row.ReadAsync())
            {
                var (cell, _, _, ahead) = bySubject[(row.GetGuid(0), row.GetString(1))];
                cell.Correct(row.GetDouble(2) - ahead);
            }
        }
        catch
        {
            told.ForEach(t => t.Cell.KeepAdmitted(t.Spent));
            throw;
        }
    }

    // Whoever stops in good order leaves what it took of quotas and did not use.
    async Task GiveBack()
    {
        foreach (var quota in book.Quotas)
            if (quota.GiveUp() is (var starts, > 0 and var left))
                try { await quota.Return(starts, left); }
                catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException) { return; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Limits hold for this node alone, since the database did not answer: {Reason}")]
    partial void Lost(string reason);
}
