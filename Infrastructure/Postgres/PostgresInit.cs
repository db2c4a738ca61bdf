using System.Security.Cryptography;
using System.Text;

namespace Fintech.Infrastructure.Postgres;

/// <summary>Makes a new cluster next door and renames it: a killed first run leaves nothing half-made behind.</summary>
internal static class PostgresInit
{
    public const string Admin = "fintech_admin";

    public static async Task<string> EnsureAsync(
        string root, PostgresInstall install, PostgresRunAs runAs, PostgresSecrets secrets, PgOptions options,
        CancellationToken ct)
    {
        if (PostgresFolders.HasCluster(root, install.Major)) return PostgresFolders.Cluster(root, install.Major);
        var data = await PlaceAsync(root, install.Major, runAs, ct);
        var next = $"{data}.new-{Environment.ProcessId}";
        var password = next + ".pw";
        try
        {
            PrivateFile.Write(password, secrets.AdminPassword);
            await runAs.OwnAsync(password, ct);
            await InitAsync(next, password, install, runAs, options, ct);
            Directory.Move(next, data);
        }
        finally
        {
            File.Delete(password);
        }

        return data;
    }

    static async Task InitAsync(
        string next, string password, PostgresInstall install, PostgresRunAs runAs, PgOptions options,
        CancellationToken ct)
    {
        // Bytewise order is the fast one; a UTF-8 character type makes ILIKE work beyond ASCII. Few systems lack it.
        var text = "";
        foreach (var type in (string[])["C.UTF-8", "en_US.UTF-8", "C"])
        {
            Directory.CreateDirectory(next);
            await runAs.OwnAsync(next, ct);
            (var code, text) = await PostgresProcess.RunAsync(
            [
                .. runAs.Prefix, install.Tool("initdb"), "-D", next, "-U", Admin, "-E", "UTF8", "--locale=C",
                $"--lc-ctype={type}", "--data-checksums", "-A", "scram-sha-256", $"--pwfile={password}",
                .. options.Throwaway ? (string[])["--no-sync"] : [],
            ], ct);
            if (code == 0) return;
            Directory.Delete(next, recursive: true);
            if (!text.Contains("invalid locale", StringComparison.Ordinal)) break;
        }

        throw new PostgresUnavailableException($"{install.Tool("initdb")} failed: {text}");
    }

    // The user who will run PostgreSQL may be shut out of a private home folder; then the cluster lives in /var/lib and
    // a link in the data folder leads there.
    static async Task<string> PlaceAsync(string root, int major, PostgresRunAs runAs, CancellationToken ct)
    {
        if (await runAs.CanEnterAsync(root, ct)) return Path.Combine(root, $"pg{major}");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        var home = Directory.CreateDirectory($"/var/lib/fintech/{name}").FullName;
        var link = Path.Combine(root, $"pg{major}");
        if (!Path.Exists(link)) Directory.CreateSymbolicLink(link, Path.Combine(home, $"pg{major}"));
        return Path.Combine(home, $"pg{major}");
    }
}
