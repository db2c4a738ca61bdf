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
            // Of somebody else's table in there nothing can be granted, and it is no reason not to start.
            statements.Add($"""
                do $$ declare one record; begin
                    for one in select c.oid::regclass as name, c.relkind = 'S' as is_sequence from pg_class c
                        where c.relnamespace = '{schema}'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
                            and pg_has_role(c.relowner, 'USAGE')
                    loop
                        execute format(case when one.is_sequence then 'grant usage, select on sequence %s to %s'
                            else 'grant select, insert, update, delete on %s to %s' end, one.name, '{role.Replace("'", "''")}');
                    end loop;
                end $$
                """);
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
