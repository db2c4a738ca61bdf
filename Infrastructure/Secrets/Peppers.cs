using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Secrets;

/// <summary>
/// Keys of the HMACs at rest (API keys, sessions, mailed tokens, idempotency fingerprints): random, sealed in the
/// database, so that a stolen table alone confirms no guess and a new master key changes none of them.
/// </summary>
public sealed class Peppers(Database database, SecretBox box)
{
    readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    public byte[] this[string name] => known.GetOrAdd(name, Load);

    public byte[] Hash(string name, string text) => HMACSHA256.HashData(this[name], Encoding.UTF8.GetBytes(text));

    byte[] Load(string name)
    {
        using var connection = database.Main.OpenConnection();
        using var insert = new NpgsqlCommand(
            "insert into peppers (name, sealed) values ($1, $2) on conflict (name) do nothing", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = box.Seal(RandomNumberGenerator.GetBytes(32), Purpose(name)) } },
        };
        insert.ExecuteNonQuery();
        using var select = new NpgsqlCommand("select sealed from peppers where name = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return box.Open((byte[])select.ExecuteScalar()!, Purpose(name));
    }

    static string Purpose(string name) => "pepper:" + name;
}
