using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Secrets;

/// <summary>One version of a pepper; the first is 1.</summary>
public sealed record Pepper(int Version, byte[] Key);

/// <summary>
/// Keys of the HMACs at rest (API keys, sessions, mailed tokens, idempotency fingerprints): random, sealed in the
/// database, so that a stolen table alone confirms no guess and a new master key changes none of them. One whose users
/// know what to do with it can have several versions: the newest makes HMACs, the older ones still find what they made.
/// </summary>
public sealed class Peppers(Database database, SecretBox box)
{
    readonly ConcurrentDictionary<string, Pepper[]> known = new(StringComparer.Ordinal);

    /// <summary>The newest version's key.</summary>
    public byte[] this[string name] => Versions(name)[0].Key;

    /// <summary>Newest first. The same list as long as nothing changes.</summary>
    public Pepper[] Versions(string name) => known.GetOrAdd(name, LoadOrMake);

    public byte[] Hash(string name, string text) => HMACSHA256.HashData(this[name], Encoding.UTF8.GetBytes(text));

    /// <summary>Another node may have made a version, or dropped one.</summary>
    public void Reload(string name)
    {
        var now = Load(name);
        if (known.TryGetValue(name, out var before) && !now.Select(p => p.Version).SequenceEqual(before.Select(p => p.Version)))
            known[name] = now;
    }

    /// <summary>A new version, which other nodes know once they reload.</summary>
    /// <returns>Its number.</returns>
    public int Rotate(string name)
    {
        var version = Versions(name)[0].Version + 1;
        Insert(name, version);
        Reload(name);
        return Versions(name)[0].Version;
    }

    Pepper[] LoadOrMake(string name)
    {
        if (Load(name) is { Length: > 0 } versions) return versions;
        Insert(name, 1);
        return Load(name);
    }

    void Insert(string name, int version)
    {
        var stored = Stored(name, version);
        using var insert = database.Side.CreateCommand(
            "insert into peppers (name, sealed) values ($1, $2) on conflict (name) do nothing");
        insert.Parameters.Add(new() { Value = stored });
        insert.Parameters.Add(new() { Value = box.Seal(RandomNumberGenerator.GetBytes(32), Purpose(stored)) });
        insert.ExecuteNonQuery();
    }

    Pepper[] Load(string name)
    {
        using var select = database.Side.CreateCommand(
            "select name, sealed from peppers where name = $1 or name like $1 || ':%'");
        select.Parameters.Add(new() { Value = name });
        using var row = select.ExecuteReader();
        var versions = new List<Pepper>();
        while (row.Read())
        {
            var stored = row.GetString(0);
            versions.Add(new(
                stored == name ? 1 : int.Parse(stored[(name.Length + 1)..], CultureInfo.InvariantCulture),
                box.Open((byte[])row[1], Purpose(stored))));
        }
        return [.. versions.OrderByDescending(p => p.Version)];
    }

    static string Stored(string name, int version) =>
        version == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{version}");

    static string Purpose(string stored) => "pepper:" + stored;
}
