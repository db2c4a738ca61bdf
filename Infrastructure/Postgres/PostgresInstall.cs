namespace Fintech.Infrastructure.Postgres;

/// <summary>One set of PostgreSQL binaries, such as 15.18 in /usr/lib/postgresql/15/bin.</summary>
internal sealed record PostgresInstall(string Bin, string Version)
{
    public const int OldestMajor = 15;

    public int Major => int.TryParse(Version.Split('.', 'b', 'r')[0], out var major) ? major : 0;

    public string Tool(string name) => Path.Combine(Bin, OperatingSystem.IsWindows() ? name + ".exe" : name);

    public override string ToString() => $"PostgreSQL {Version} ({Bin})";
}
