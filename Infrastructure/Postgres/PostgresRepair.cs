namespace Fintech.Infrastructure.Postgres;

/// <summary>The data is there but <c>pg.json</c> is lost: whoever owns the files may set new passwords.</summary>
internal static class PostgresRepair
{
    public static async Task ResetAdminAsync(PostgresCluster cluster, PostgresSecrets secrets, CancellationToken ct)
    {
        if (await cluster.RunningPortAsync(ct) is not null) await cluster.StopAsync(ct);
        // Single-user mode asks for no password; it also ends a recovery, should one be due.
        var (code, text) = await cluster.RunAsync("postgres", ["--single", "-D", cluster.Data, "postgres"], ct,
            $"ALTER ROLE {PostgresInit.Admin} PASSWORD '{secrets.AdminPassword}'\n");
        if (code != 0 || text.Contains("ERROR:", StringComparison.Ordinal))
            throw new PostgresUnavailableException($"New passwords could not be set in {cluster.Data}: {text}");
    }
}
