namespace Fintech.Infrastructure.Postgres;

/// <summary>Where the embedded PostgreSQL keeps things under the data folder.</summary>
internal static class PostgresFolders
{
    /// <summary>The major is part of the name, because one major cannot open another one's cluster.</summary>
    public static string Cluster(string root, int major)
    {
        var path = Path.Combine(root, $"pg{major}");
        return new DirectoryInfo(path).LinkTarget ?? path; // links of ours are absolute (see PostgresInit)
    }

    public static bool HasCluster(string root, int major) =>
        File.Exists(Path.Combine(Cluster(root, major), "PG_VERSION"));

    public static IEnumerable<int> Majors(string root) =>
        Directory.Exists(root)
            ? Directory.EnumerateFileSystemEntries(root, "pg*").Select(d => Path.GetFileName(d)[2..])
                .Where(name => int.TryParse(name, out _)).Select(int.Parse).Where(m => HasCluster(root, m))
            : [];

    public static string Secrets(string root) => Path.Combine(root, "pg.json");

    public static string Lock(string root) => Path.Combine(root, ".lock");

    public static string LockOwner(string root) => Path.Combine(root, "server.pid");

    public static string Log(string cluster) => cluster + ".log";
}
