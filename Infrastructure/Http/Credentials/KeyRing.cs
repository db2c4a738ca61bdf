using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The keys in use on this node. A record serves for a second and is then looked up again, so a revoked key or a
/// demoted creator is noticed everywhere within a second; on the node that made the change, at once.
/// </summary>
public sealed class KeyRing(Database database, Peppers peppers, RolePermissions permissions)
{
    public const string Pepper = "api-keys";
    internal const int MaxRecords = 50_000;

    internal static readonly Caller Invalid = new()
    {
        Kind = CallerKind.Anonymous, Id = "anonymous", Refusal = new InvalidCredential(),
    };

    readonly ConcurrentDictionary<UInt128, KeyRecord> known = [];
    readonly ConcurrentDictionary<UInt128, Lazy<Task<KeyRecord>>> asking = [];
    byte[]? pepper;
    long generation, lookUps;

    /// <summary>How often the database was asked.</summary>
    internal long LookUps => Interlocked.Read(ref lookUps);
    internal int Count => known.Count;

    /// <summary>
    /// The caller of a key, or one whose refusal says that it is not valid. Completed at once when warm.
    /// </summary>
    public ValueTask<Caller> Find(ReadOnlySpan<char> key, CancellationToken ct)
    {
        if (!ApiKeyFormat.IsWellFormed(key)) return new(Invalid);
        Span<byte> ascii = stackalloc byte[ApiKeyFormat.MaxLength];
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(pepper ??= peppers[Pepper], ascii[..Encoding.ASCII.GetBytes(key, ascii)], hash);
        var name = MemoryMarshal.Read<UInt128>(hash);
        if (!known.TryGetValue(name, out var record) || !CryptographicOperations.FixedTimeEquals(record.Hash, hash))
            return new(Ask(name, hash.ToArray(), ct));
        if (!record.IsFresh) return new(Ask(name, record.Hash, ct));
        record.Use.Now();
        return new(record.Caller);
    }

    /// <summary>The same for a key that was seen before.</summary>
    internal ValueTask<Caller> Find(byte[] hash, CancellationToken ct)
    {
        var name = MemoryMarshal.Read<UInt128>(hash);
        return known.TryGetValue(name, out var record) && record.IsFresh
            ? new(record.Caller)
            : new(Ask(name, hash, ct));
    }

    public byte[] Hash(string key) => peppers.Hash(Pepper, key);

    /// <summary>The key changed: the next request asks again, and a look-up already under way is not kept.</summary>
    public void Forget(byte[] hash)
    {
        Interlocked.Increment(ref generation);
        known.TryRemove(MemoryMarshal.Read<UInt128>(hash), out _);
        asking.TryRemove(MemoryMarshal.Read<UInt128>(hash), out _);
    }

    /// <summary>The same for all keys that a person made in a workspace: their role changed.</summary>
    public void Forget(WorkspaceId workspace, Guid person) =>
        Forget(row => row.WorkspaceId == workspace.Value && row.CreatedBy == person);

    /// <summary>The same for all keys that a person made anywhere: their account was locked.</summary>
    public void Forget(Guid person) => Forget(row => row.CreatedBy == person);

    /// <summary>The same for all keys of a workspace: what it demands of its members changed.</summary>
    public void Forget(WorkspaceId workspace) => Forget(row => row.WorkspaceId == workspace.Value);

    void Forget(Func<KeyRow, bool> isMeant)
    {
        Interlocked.Increment(ref generation);
        foreach (var (name, record) in known)
            if (record.Row is { } row && isMeant(row)) known.TryRemove(name, out _);
        asking.Clear(); // whatever is under way may have read what held before
    }

    // Many requests with one cold key ask once. None of them may cancel the question for the others.
    async Task<Caller> Ask(UInt128 name, byte[] hash, CancellationToken ct)
    {
        var question = asking.GetOrAdd(name, _ => new(() => LookUp(name, hash)));
        try
        {
            var record = await question.Value.WaitAsync(ct);
            record.Use.Now();
            return record.Caller;
        }
        finally { asking.TryRemove(new(name, question)); }
    }

    async Task<KeyRecord> LookUp(UInt128 name, byte[] hash)
    {
        var asked = Environment.TickCount64;
        var before = Interlocked.Read(ref generation);
        Interlocked.Increment(ref lookUps);
        var row = await Read(hash);
        var former = known.GetValueOrDefault(name);
        var caller = row is null ? Invalid : row == former?.Row ? former.Caller : row.Caller(permissions, hash);
        var record = new KeyRecord(hash, row, caller, former?.Use ?? new(), asked);
        if (before == Interlocked.Read(ref generation) && HasRoom(name)) known[name] = record;
        return record;
    }

    bool HasRoom(UInt128 name)
    {
        if (known.Count < MaxRecords || known.ContainsKey(name)) return true;
        Trim(olderThan: KeyRecord.FreshMilliseconds);
        return known.Count < MaxRecords;
    }

    internal void Trim(int olderThan)
    {
        var now = Environment.TickCount64;
        foreach (var (name, record) in known)
            if (now - record.CheckedAt > olderThan && record.Use.At <= record.Use.Flushed) known.TryRemove(name, out _);
            else if (record.Row is null && !record.IsFresh) known.TryRemove(name, out _);
    }

    /// <summary>Keys used since they were last written down.</summary>
    internal List<KeyRecord> Used() =>
        [.. known.Values.Where(r => r.Row is not null && r.Use.At > r.Use.Flushed)];

    /// <summary>Keys that somebody uses right now.</summary>
    internal List<KeyRecord> Busy()
    {
        var now = Environment.TickCount64;
        return [.. known.Values.Where(r => r.Row is not null && now - r.Use.At < KeyRecord.FreshMilliseconds)];
    }

    /// <summary>Looks busy keys up in one statement, before each of them would have to be asked for alone.</summary>
    internal async Task Renew(IReadOnlyList<KeyRecord> busy, CancellationToken ct)
    {
        var asked = Environment.TickCount64;
        var before = Interlocked.Read(ref generation);
        var rows = await Read([.. busy.Select(r => r.Hash)], ct);
        foreach (var record in busy)
        {
            // A key that changed meanwhile on this node was forgotten, and must not come back by what was read before.
            if (before != Interlocked.Read(ref generation)) return;
            var name = MemoryMarshal.Read<UInt128>(record.Hash);
            var row = rows.GetValueOrDefault(name);
            var caller = row is null ? Invalid
                : row == record.Row ? record.Caller
                : row.Caller(permissions, record.Hash);
            known.TryUpdate(name, record with { Row = row, Caller = caller, CheckedAt = asked }, record);
        }
    }

    async Task<KeyRow?> Read(byte[] hash) =>
        (await Read([hash], CancellationToken.None)).GetValueOrDefault(MemoryMarshal.Read<UInt128>(hash));

    async Task<Dictionary<UInt128, KeyRow>> Read(byte[][] hashes, CancellationToken ct)
    {
        await using var command = database.Reads.CreateCommand("""
            select k.id, k.environment_id, k.workspace_id, k.created_by, k.name, array_to_string(k.scopes, ' '),
                   m.role, array_to_string(m.grants, ' '), e.kind = 'live', e.clock_offset_seconds, k.hash,
                   not p.has_second_factor and (p.must_have_second_factor or w.requires_second_factor)
            from api_keys k
            join memberships m on m.workspace_id = k.workspace_id and m.person_id = k.created_by
            join environments e on e.id = k.environment_id
            join workspaces w on w.id = k.workspace_id
            join people p on p.id = k.created_by and p.locked_at is null and p.deleted_at is null
            where k.hash = any($1) and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
            """);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = hashes });
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new Dictionary<UInt128, KeyRow>();
        while (await row.ReadAsync(ct))
            rows[MemoryMarshal.Read<UInt128>(row.GetFieldValue<byte[]>(10))] = new(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetString(4), row.GetString(5),
                row.GetString(6), row.GetString(7), row.GetBoolean(8), row.GetInt64(9), row.GetBoolean(11));
        return rows;
    }
}
