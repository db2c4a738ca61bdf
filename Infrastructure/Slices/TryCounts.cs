using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// The <see cref="Throttle"/> for what must hold on all nodes together and over a restart: a few tries are free, then each
/// next one must wait twice as long. A try counts before it is known to fail, in a transaction of its own.
/// </summary>
public sealed class TryCounts(Database database)
{
    // A closed count is returned as it is; an old one begins anew.
    const string Sql = """
        insert into try_counts as c (key, tries, last_at, closed_until) values ($1, 1, now(), '-infinity')
        on conflict (key) do update set
            tries = case when c.closed_until > now() then c.tries
                         when c.last_at < now() - $4 then 1 else c.tries + 1 end,
            closed_until = case when c.closed_until > now() then c.closed_until
                                when c.last_at < now() - $4 or c.tries + 1 < $2 then '-infinity'
                                else now() + least(interval '1 second' * power(2, least(c.tries + 1 - $2, 20)), $3) end,
            last_at = case when c.closed_until > now() then c.last_at else now() end
        returning case when last_at < now() then closed_until - now() end
        """;

    /// <param name="free">Tries without a wait.</param>
    /// <param name="longest">The wait grows up to this.</param>
    /// <param name="forgotten">After so long without a try the count begins anew.</param>
    /// <returns>How long to wait, or null when this try may go on.</returns>
    public async Task<TimeSpan?> Try(
        string key, int free, TimeSpan longest, TimeSpan forgotten, CancellationToken ct)
    {
        await using var command = database.Side.CreateCommand(Sql);
        foreach (var value in (object[])[key, free, longest, forgotten]) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct) as TimeSpan?;
    }

    /// <summary>It was no guess.</summary>
    public async Task Succeeded(string key, CancellationToken ct)
    {
        await using var command = database.Side.CreateCommand("delete from try_counts where key = $1");
        command.Parameters.Add(new() { Value = key });
        await command.ExecuteNonQueryAsync(ct);
    }
}
