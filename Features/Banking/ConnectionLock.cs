using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Features.Banking;

/// <summary>
/// One worker at a time for a connection, on all nodes: a session-level advisory lock, which PostgreSQL itself frees when
/// the worker's process dies.
/// </summary>
internal sealed class ConnectionLock(Database database) : IAsyncDisposable, IDisposable
{
    NpgsqlConnection? holder;

    /// <summary>Waits for the lock and keeps it until this scope ends.</summary>
    public async Task Hold(BankConnectionId id, CancellationToken ct)
    {
        holder = await database.Direct.OpenConnectionAsync(ct);
        await Ask("select pg_advisory_lock($1) is null", Key(id), ct);
    }

    /// <summary>
    /// For work that is asked for often: one works, one waits, and whoever comes then may leave, because the one who
    /// waits has not looked yet and will see what this caller came for.
    /// </summary>
    public async Task<bool> Queue(BankConnectionId id, CancellationToken ct)
    {
        holder = await database.Direct.OpenConnectionAsync(ct);
        var (working, waiting) = (Key(id), Key(id) ^ 1);
        if (!await Ask("select pg_try_advisory_lock($1)", waiting, ct)) return false;
        await Ask("select pg_advisory_lock($1) is null", working, ct);
        await Ask("select pg_advisory_unlock($1)", waiting, ct);
        return true;
    }

    async Task<bool> Ask(string sql, long key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, holder) { CommandTimeout = 120, Parameters = { new() { Value = key } } };
        return await command.ExecuteScalarAsync(ct) is true;
    }

    // The random tail of the UUIDv7; the lowest bit tells the two locks of a connection apart.
    static long Key(BankConnectionId id) => BitConverter.ToInt64(id.Value.ToByteArray(bigEndian: true), 8) & ~1L;

    public async ValueTask DisposeAsync()
    {
        if (holder is null) return;
        // The pool keeps sessions, so the lock must be given back by name.
        if (holder.State is System.Data.ConnectionState.Open)
        {
            await using var free = new NpgsqlCommand("select pg_advisory_unlock_all()", holder);
            await free.ExecuteNonQueryAsync();
        }
        await holder.DisposeAsync();
        holder = null;
    }

    // Endpoints are looked at once at start, in a scope that ends synchronously and has locked nothing.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
