using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// What goes by age: answered idempotency keys after their day, the stage of runs that a crash left, mailed links and
/// sessions that can no longer be used (what was done by them stays in the audit trail). Partitions ahead need the
/// owner's connection; a process without it leaves them to one that has it.
/// </summary>
public sealed class Housekeeping(Database database)
{
    const string Sql = """
        delete from idempotency_records where created_at < now() - interval '25 hours';
        delete from bank_transaction_stage where staged_at < now() - interval '2 hours';
        delete from mailed_tokens where expires_at < now() - interval '7 days';
        delete from sessions where expires_at < now() - interval '90 days';
        """;

    public async Task Run(CancellationToken ct)
    {
        await using (var sweep = database.Main.CreateCommand(Sql)) await sweep.ExecuteNonQueryAsync(ct);
        if (database.Options.PostgresOwner is not { } owner) return;
        await using var source = NpgsqlDataSource.Create(owner);
        await using var connection = await source.OpenConnectionAsync(ct);
        await Partitions.Ensure(connection, DateTimeOffset.UtcNow, ct);
    }
}
