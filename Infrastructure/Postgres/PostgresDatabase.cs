using Npgsql;

namespace Fintech.Infrastructure.Postgres;

/// <summary>
/// The database and its two roles: <c>fintech_owner</c> owns it and runs migrations, <c>fintech_app</c> serves and can
/// define nothing. What <c>fintech_app</c> may do with each table is the migrations' business.
/// </summary>
internal static class PostgresDatabase
{
    public const string Name = "fintech";
    public const string Owner = "fintech_owner";
    public const string App = "fintech_app";

    public static async Task EnsureAsync(
        string adminConnection, PostgresSecrets secrets, bool setPasswords, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(adminConnection);
        await using var connection = await OpenAsync(source, ct);
        if (!setPasswords && await IsCompleteAsync(connection, ct)) return;
        await RoleAsync(connection, Owner, secrets.OwnerPassword, ct);
        await RoleAsync(connection, App, secrets.AppPassword, ct);
        if (!await ExistsAsync(connection, $"SELECT FROM pg_database WHERE datname = '{Name}'", ct))
            await RunAsync(connection, $"CREATE DATABASE {Name} OWNER {Owner}", ct);
        await RunAsync(connection, $"""
            REVOKE ALL ON DATABASE {Name} FROM PUBLIC;
            GRANT CONNECT ON DATABASE {Name} TO {App};
            """, ct);
    }

    // A cluster in recovery answers 57P03 until it is done.
    static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await source.OpenConnectionAsync(ct);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow && attempt < 600)
            {
                await Task.Delay(200, ct);
            }
        }
    }

    // The grants come last: a database whose access list is set is complete.
    static Task<bool> IsCompleteAsync(NpgsqlConnection connection, CancellationToken ct) =>
        ExistsAsync(connection, $"""
            SELECT FROM pg_database d JOIN pg_roles o ON o.oid = d.datdba
            WHERE d.datname = '{Name}' AND o.rolname = '{Owner}' AND d.datacl::text LIKE '%{App}%'
            """, ct);

    static async Task RoleAsync(NpgsqlConnection connection, string role, string password, CancellationToken ct)
    {
        var verb = await ExistsAsync(connection, $"SELECT FROM pg_roles WHERE rolname = '{role}'", ct)
            ? "ALTER"
            : "CREATE";
        // DDL takes no parameters; the password is one of ours, of hex digits only.
        await RunAsync(connection,
            $"{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{password}'", ct);
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS ({query})", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
