using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Jobs;
using Hangfire;
using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// What goes by age: answered idempotency keys after their day, the stage of runs that a crash left, links, codes,
/// challenges and sessions that can no longer be used (what was done by them stays in the audit trail), browsers that
/// came no more, and the history of sign-ins. Partitions ahead need the
/// owner's connection; a process without it leaves them to one that has it.
/// </summary>
[Queue(Lanes.Bulk)]
public sealed class Housekeeping(Database database, AuditRetention audit, ApiLogOptions calls)
{
    const int LongestSeconds = 600;

    const string Sql = """
        delete from idempotency_records where created_at < now() - interval '25 hours';
        delete from bank_transaction_stage where staged_at < now() - interval '2 hours';
        delete from mailed_tokens where expires_at < now() - interval '7 days';
        delete from sessions where expires_at < now() - interval '90 days';
        delete from one_time_codes where expires_at < now() - interval '2 days';
        delete from pending_sign_ins where expires_at < now() - interval '2 days';
        delete from passkey_challenges where expires_at < now() - interval '1 hour';
        delete from factors where confirmed_at is null and created_at < now() - interval '1 day';
        delete from devices where last_seen_at < now() - interval '365 days';
        delete from sign_ins where created_at < now() - interval '90 days';
        delete from limit_cells where arrival < now() - interval '1 day';
        delete from quota_counts where starts < now() - interval '400 days';
        delete from peppers p
        using (select name, coalesce(nullif(split_part(name, ':', 2), ''), '1')::int as version from peppers
            where name = 'api-keys' or name like 'api-keys:%') v
        where p.name = v.name
            and v.version < (select max(coalesce(nullif(split_part(name, ':', 2), ''), '1')::int) from peppers
                where name = 'api-keys' or name like 'api-keys:%')
            and not exists (select from api_keys k where k.pepper = v.version and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > now()));
        delete from api_usage where day < (now() - interval '400 days')::date;
        delete from api_hours where hour < now() - interval '8 days';
        delete from try_counts where last_at < now() - interval '2 days';
        """;

    // Calls that were still on their way into the log when an account was erased.
    const string LateCalls = """
        update api_calls set ip = null, user_agent = null, person_id = null
        where id >= $1 and person_id in (select id from people where deleted_at > now() - interval '1 day')
        """;

    public async Task Run(CancellationToken ct)
    {
        await using (var late = database.Side.CreateCommand(LateCalls))
        {
            late.CommandTimeout = LongestSeconds;
            late.Parameters.Add(new() { Value = Partitions.First(DateTime.UtcNow.AddDays(-1)) });
            await late.ExecuteNonQueryAsync(ct);
        }
        await using (var sweep = database.Side.CreateCommand(Sql))
        {
            sweep.CommandTimeout = LongestSeconds;
            await sweep.ExecuteNonQueryAsync(ct);
        }
        if (database.Options.PostgresOwner is not { } owner) return;
        await using var source = NpgsqlDataSource.Create(owner);
        await using var connection = await source.OpenConnectionAsync(ct);
        var now = DateTimeOffset.UtcNow;
        await Partitions.Ensure(connection, now, ct);
        await Partitions.Drop(connection, "api_calls", now.AddDays(-calls.KeepDays), ct);
        foreach (var (day, _) in await Partitions.Before(connection, "api_calls", now, ct))
        {
            await using var finish = new NpgsqlCommand(ApiLogTables.Finish(day), connection) { CommandTimeout = LongestSeconds };
            await finish.ExecuteNonQueryAsync(ct);
        }
        await audit.Run(connection, now, ct);
    }
}
