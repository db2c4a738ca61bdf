using System.Collections.Concurrent;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The keys in use on this node. A change is noticed at once by the node that makes it, and by the others when its news
/// comes (<see cref="KeyNews"/>). A record serves for a second and is then looked up again, so that without any news, or
/// without the database, nothing that was revoked or taken away works for longer.
/// </summary>
public sealed partial class KeyRing
{
    public const string Pepper = "api-keys";
    internal const int MaxRecords = 50_000;

    internal static readonly Caller Invalid = new()
    {
        Kind = CallerKind.Anonymous, Id = "anonymous", Refusal = new InvalidCredential(),
    };

    readonly Database database;
    readonly Peppers peppers;
    readonly RolePermissions permissions;
    readonly KeyNews news;
    readonly LimitBook? limits;
    readonly ConcurrentDictionary<UInt128, KeyRecord> known = [];
    readonly ConcurrentDictionary<UInt128, Lazy<Task<KeyRecord>>> asking = [];
    readonly ConcurrentQueue<KeyRecord> forgotten = [];
    Pepper[]? versions;
    long generation, lookUps, reloadedAt;

    internal KeyRing(
        Database database, Peppers peppers, RolePermissions permissions, KeyNews? news = null, LimitBook? limits = null)
    {
        (this.database, this.peppers, this.permissions, this.limits) = (database, peppers, permissions, limits);
        this.news = news ?? new();
        this.news.Listener = this;
    }

    /// <summary>How often the database was asked.</summary>
    internal long LookUps => Interlocked.Read(ref lookUps);
    internal int Count => known.Count;

    /// <summary>
    /// The caller of a key, or one whose refusal says that it is not valid. Completed at once when warm.
    /// </summary>
    /// <param name="from">Where the request comes from, for the key's owner to see.</param>
    public ValueTask<Caller> Find(ReadOnlySpan<char> key, IPAddress? from, CancellationToken ct)
    {
        if (!ApiKeyFormat.IsWellFormed(key)) return new(Invalid);
        Span<byte> ascii = stackalloc byte[ApiKeyFormat.MaxLength];
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData((versions ??= peppers.Versions(Pepper))[0].Key, ascii[..Encoding.ASCII.GetBytes(key, ascii)], hash);
        var name = MemoryMarshal.Read<UInt128>(hash);
        if (!known.TryGetValue(name, out var record) || !CryptographicOperations.FixedTimeEquals(record.Hash, hash))
            return new(Ask(name, hash.ToArray(), key.ToString(), from, ct));
        if (!record.IsFresh) return new(Ask(name, record.Hash, key.ToString(), from, ct));
        record.Used(from);
        return new(record.Caller);
    }

    /// <summary>The same for a key that was seen before.</summary>
    internal ValueTask<Caller> Find(byte[] hash, CancellationToken ct)
    {
        var name = MemoryMarshal.Read<UInt128>(hash);
        return known.TryGetValue(name, out var record) && record.IsFresh
            ? new(record.Caller)
            : new(Ask(name, hash, null, null, ct));
    }

    /// <summary>The HMAC of a new key, and the version of the pepper that made it.</summary>
    public (byte[] Hash, int Pepper) Hash(string key)
    {
        peppers.Reload(Pepper); // a new key never begins with a version that is about to go
        var newest = peppers.Versions(Pepper)[0];
        return (Hmac(newest, key), newest.Version);
    }

    static byte[] Hmac(Pepper pepper, string key) => HMACSHA256.HashData(pepper.Key, Encoding.ASCII.GetBytes(key));

    // Many requests with one cold key ask once. None of them may cancel the question for the others.
    async Task<Caller> Ask(UInt128 name, byte[] hash, string? key, IPAddress? from, CancellationToken ct)
    {
        var question = asking.GetOrAdd(name, _ => new(() => LookUp(name, hash, key)));
        try
        {
            var record = await question.Value.WaitAsync(ct);
            record.Used(from);
            return record.Caller;
        }
        finally { asking.TryRemove(new(name, question)); }
    }

    async Task<KeyRecord> LookUp(UInt128 name, byte[] hash, string? key)
    {
        var asked = Environment.TickCount64;
        var before = Interlocked.Read(ref generation);
        Interlocked.Increment(ref lookUps);
        var row = key is null ? await Read(hash) : await Read(key);
        var former = known.GetValueOrDefault(name);
        var caller = row is null ? Invalid : row == former?.Row ? former.Caller : row.Caller(permissions, limits, hash);
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

    /// <summary>Keys used since they were last written down, also those that were forgotten since.</summary>
    internal List<KeyRecord> Used()
    {
        List<KeyRecord> used = [.. known.Values.Where(r => r.HasNewUse)];
        while (forgotten.TryDequeue(out var record)) used.Add(record);
        return used;
    }

    // A key that is switched off or revoked was used until then, and its owner wants to see when.
    internal void KeepUse(KeyRecord record)
    {
        if (record.HasNewUse && forgotten.Count < MaxRecords) forgotten.Enqueue(record);
    }

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
            if (!rows.TryGetValue(name, out var row))
            {
                // It ended, or has another HMAC now: whoever sends it asks.
                if (known.TryRemove(new(name, record))) KeepUse(record);
                continue;
            }
            var caller = row == record.Row ? record.Caller : row.Caller(permissions, limits, record.Hash);
            known.TryUpdate(name, record with { Row = row, Caller = caller, CheckedAt = asked }, record);
        }
    }

    // By the newest version of the pepper or an older one. A key that an older one made gets the newest's HMAC, since it is
    // here only while it is used; one that nobody finds may be of a version that another node made a moment ago.
    async Task<KeyRow?> Read(string key)
    {
        while (true)
        {
            var tried = versions!;
            var hashes = Array.ConvertAll(tried, v => Hmac(v, key));
            var found = await Read(hashes, CancellationToken.None);
            for (var i = 0; i < tried.Length; i++)
                if (found.GetValueOrDefault(MemoryMarshal.Read<UInt128>(hashes[i])) is { } row)
                    return i == 0 ? row : await Renew(row, hashes[i], hashes[0], tried[0].Version);
            if (!HasOtherVersions(tried)) return null;
        }
    }

    bool HasOtherVersions(Pepper[] tried)
    {
        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref reloadedAt);
        if (now - last < KeyRecord.FreshMilliseconds || Interlocked.CompareExchange(ref reloadedAt, now, last) != last)
            return versions != tried;
        peppers.Reload(Pepper);
        return (versions = peppers.Versions(Pepper)) != tried;
    }

    async Task<KeyRow> Renew(KeyRow row, byte[] old, byte[] hash, int version)
    {
        await using var update = database.Side.CreateCommand("""
            update api_keys set hash = $1, pepper = $2 where environment_id = $3 and id = $4 and hash = $5
            """);
        foreach (var value in (object[])[hash, version, row.EnvironmentId, row.Id, old])
            update.Parameters.Add(new() { Value = value });
        await update.ExecuteNonQueryAsync();
        return row with { Pepper = version };
    }

    async Task<KeyRow?> Read(byte[] hash) =>
        (await Read([hash], CancellationToken.None)).GetValueOrDefault(MemoryMarshal.Read<UInt128>(hash));

    async Task<Dictionary<UInt128, KeyRow>> Read(byte[][] hashes, CancellationToken ct)
    {
        await using var command = database.Reads.CreateCommand("""
            select k.id, k.environment_id, k.workspace_id, k.created_by, k.name, array_to_string(k.scopes, ' '),
                   m.role, array_to_string(m.grants, ' '), e.kind = 'live', e.clock_offset_seconds, k.hash,
                   not p.has_second_factor and (p.must_have_second_factor or w.requires_second_factor),
                   k.disabled_at is not null, coalesce(k.expires_at <= now(), false), array_to_string(k.allowed_networks, ' '),
                   array_to_string(w.allowed_networks, ' '), k.pepper,
                   k.requests_per_minute, k.requests_per_day, k.requests_per_month, coalesce(k.counted_as, k.id), k.session_id
            from api_keys k
            join memberships m on m.workspace_id = k.workspace_id and m.person_id = k.created_by
            join environments e on e.id = k.environment_id
            join workspaces w on w.id = k.workspace_id
            join people p on p.id = k.created_by and p.locked_at is null and p.deleted_at is null
            where k.hash = any($1) and k.revoked_at is null and (k.session_id is null or exists (
                select from sessions s where s.id = k.session_id and s.ended_at is null and s.expires_at > now()))
            """);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = hashes });
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new Dictionary<UInt128, KeyRow>();
        while (await row.ReadAsync(ct))
            rows[MemoryMarshal.Read<UInt128>(row.GetFieldValue<byte[]>(10))] = new(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetString(4), row.GetString(5),
                row.GetString(6), row.GetString(7), row.GetBoolean(8), row.GetInt64(9), row.GetBoolean(11), row.GetBoolean(12),
                row.GetBoolean(13), row.GetString(14), row.GetString(15), row.GetInt32(16),
                row.IsDBNull(17) ? null : row.GetInt32(17), row.IsDBNull(18) ? null : row.GetInt64(18),
                row.IsDBNull(19) ? null : row.GetInt64(19), row.GetGuid(20),
                row.IsDBNull(21) ? null : row.GetGuid(21));
        return rows;
    }
}
