namespace Fintech.Infrastructure.Postgres;

/// <summary>
/// Held for as long as the process lives, so that a second one cannot stop the first one's database by mistake.
/// The kernel lets go of it when the process dies, however it dies.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    readonly string root;
    readonly FileStream stream;

    DataFolderLock(string root, FileStream stream) => (this.root, this.stream) = (root, stream);

    public static DataFolderLock? TryTake(string root)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(PostgresFolders.Lock(root), PrivateFile.Open(FileMode.OpenOrCreate));
        }
        catch (IOException)
        {
            return null;
        }

        PrivateFile.Write(PostgresFolders.LockOwner(root), $"{Environment.ProcessId}\n");
        return new DataFolderLock(root, stream);
    }

    public static PostgresUnavailableException Refusal(string root)
    {
        var owner = PostgresFolders.LockOwner(root);
        var process = File.Exists(owner) ? $" (process {File.ReadAllText(owner).Trim()})" : "";
        return new($"Another server already runs on {root}{process}. Stop it first, or set Data__Path to another "
            + "folder, or use a database of your own through ConnectionStrings__Postgres.");
    }

    public void Dispose()
    {
        File.Delete(PostgresFolders.LockOwner(root));
        stream.Dispose();
    }
}
