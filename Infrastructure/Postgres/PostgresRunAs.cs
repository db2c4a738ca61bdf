namespace Fintech.Infrastructure.Postgres;

/// <summary>
/// PostgreSQL refuses to run as root. As root its tools therefore run in a user namespace that shows them another
/// user (files stay root's and private folders stay reachable), or, where namespaces are refused, as a real other user.
/// </summary>
internal sealed record PostgresRunAs(string[] Prefix, int? Uid)
{
    const int Nobody = 65534;

    public static async Task<PostgresRunAs> ChooseAsync(string cluster, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new([], null);
        if (!OperatingSystem.IsLinux())
            throw new PostgresUnavailableException("PostgreSQL does not run as root. Start this as an ordinary user.");

        // A cluster made earlier by an ordinary user stays that user's.
        if (await OwnerAsync(cluster, ct) is { } owner and not 0) return As(owner);
        string[] mapped = ["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"];
        return await WorksAsync([.. mapped, "true"], ct) ? new(mapped, null) : As(await OtherUserAsync(ct));
    }

    /// <summary>Whether the user who will run PostgreSQL can get into this folder.</summary>
    public Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        Uid is null ? Task.FromResult(true) : WorksAsync([.. Prefix, "test", "-x", folder], ct);

    /// <summary>Gives a path to the user who will run PostgreSQL; nothing to do in the usual cases.</summary>
    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (Uid is null) return;
        var (code, text) = await PostgresProcess.RunAsync(["chown", "-R", $"{Uid}:{Uid}", path], ct);
        if (code != 0) throw new PostgresUnavailableException($"chown of {path} failed: {text}");
    }

    static PostgresRunAs As(int uid) =>
        new(["setpriv", $"--reuid={uid}", $"--regid={uid}", "--clear-groups", "--"], uid);

    static async Task<int?> OwnerAsync(string path, CancellationToken ct)
    {
        if (!Directory.Exists(path)) return null;
        var (code, text) = await PostgresProcess.RunAsync(["stat", "-c", "%u", path], ct);
        return code == 0 && int.TryParse(text, out var uid) ? uid : null;
    }

    static async Task<int> OtherUserAsync(CancellationToken ct)
    {
        var (code, text) = await PostgresProcess.RunAsync(["id", "-u", "postgres"], ct);
        return code == 0 && int.TryParse(text, out var uid) ? uid : Nobody;
    }

    static async Task<bool> WorksAsync(string[] command, CancellationToken ct)
    {
        try
        {
            return (await PostgresProcess.RunAsync(command, ct)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception) // the tool is not installed
        {
            return false;
        }
    }
}
