namespace Fintech.Infrastructure.Postgres;

/// <summary>Files that only their owner may read (0600), from the moment they exist.</summary>
internal static class PrivateFile
{
    /// <summary>
    /// A folder that others may only pass through: under root, PostgreSQL's own user must reach its data inside. One
    /// that exists stays as it is.
    /// </summary>
    public static string Folder(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path).FullName;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return Directory.CreateDirectory(path, owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute).FullName;
    }

    public static void Write(string path, string text)
    {
        File.Delete(path);
        using var writer = new StreamWriter(path, Open(FileMode.CreateNew, FileAccess.Write));
        writer.Write(text);
    }

    /// <summary>For a file that nobody else may have open.</summary>
    public static FileStreamOptions Open(FileMode mode, FileAccess access = FileAccess.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
