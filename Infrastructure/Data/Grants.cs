using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// What role <c>app</c> may do: read and write rows, but only add to and read the events and the audit trail, and define
/// nothing.
/// </summary>
static class Grants
{
    static readonly string[] AppendOnly = ["events", "audit_entries", "audit_links", "audit_checks"];

    public static async Task Apply(
        NpgsqlConnection owner, string appRole, IEnumerable<string> schemas, CancellationToken ct)
    {
        var role = new NpgsqlCommandBuilder().QuoteIdentifier(appRole);
        var statements = new List<string>();
        foreach (var schema in schemas)
        {
            statements.Add($"grant usage on schema {schema} to {role}");
            statements.Add($"grant select, insert, update, delete on all tables in schema {schema} to {role}");
            statements.Add($"grant usage, select on all sequences in schema {schema} to {role}");
        }
        statements.Add($"revoke update on audit_details from {role}"); // erased with its person, never changed
        foreach (var table in AppendOnly) statements.Add($"revoke update, delete, truncate on {table} from {role}");
        foreach (var partition in await Partitions.All(owner, ct))
            statements.Add($"revoke insert, update, delete, truncate on {partition} from {role}");
        statements.Add($"revoke insert, update, delete on \"__EFMigrationsHistory\" from {role}");
        await using var grant = new NpgsqlCommand(string.Join(";\n", statements), owner);
        await grant.ExecuteNonQueryAsync(ct);
    }
}
