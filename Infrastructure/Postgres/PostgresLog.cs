namespace Fintech.Infrastructure.Postgres;

/// <summary>The postmaster's log file: kept small, shown when a start fails.</summary>
internal static class PostgresLog
{
    const long LimitBytes = 10 << 20;

    public static void Rotate(string log)
    {
        if (new FileInfo(log) is { Exists: true, Length: > LimitBytes }) File.Move(log, log + ".1", overwrite: true);
        using var _ = new FileStream(log, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
    }

    public static string Tail(string log) =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(8)) : "";
}
