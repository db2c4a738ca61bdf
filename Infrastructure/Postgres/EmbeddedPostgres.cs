namespace Fintech.Infrastructure.Postgres;

/// <summary>
/// A private PostgreSQL under the data folder, for when no connection string is configured. Survives kill -9 of this
/// process (the next start adopts it), never deletes data, and is stopped on dispose.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    readonly PostgresCluster cluster;
    readonly PostgresSecrets secrets;
    readonly string note;
    readonly CancellationTokenSource over = new();
    DataFolderLock? gate;
    Task watch = Task.CompletedTask;

    EmbeddedPostgres(PostgresCluster cluster, PostgresSecrets secrets, DataFolderLock? gate, string note) =>
        (this.cluster, this.secrets, this.gate, this.note) = (cluster, secrets, gate, note);

    public int Port => secrets.Port;

    /// <summary>For serving: may define nothing.</summary>
    public string AppConnectionString => Connection(PostgresDatabase.App, secrets.AppPassword, PostgresDatabase.Name);

    /// <summary>For migrations: owns the database.</summary>
    public string OwnerConnectionString =>
        Connection(PostgresDatabase.Owner, secrets.OwnerPassword, PostgresDatabase.Name);

    /// <summary>The cluster's superuser: only for making databases and roles on this machine.</summary>
    public string AdminConnectionString => Connection(PostgresInit.Admin, secrets.AdminPassword, "postgres");

    /// <summary>Which PostgreSQL, where its data is, and its port.</summary>
    public string Description => $"{cluster.Install}, data in {cluster.Data}, 127.0.0.1:{Port}{note}";

    public static Task<EmbeddedPostgres> StartAsync(string dataRoot, string contentRoot, CancellationToken ct) =>
        StartAsync(dataRoot, contentRoot, new PgOptions(), ct);

    /// <exception cref="PostgresUnavailableException">No PostgreSQL, or another server runs on this folder.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataRoot, string contentRoot, PgOptions options, CancellationToken ct)
    {
        var root = PrivateFile.Folder(Path.GetFullPath(dataRoot));
        var gate = DataFolderLock.TryTake(root);
        if (gate is null && !options.Join) throw DataFolderLock.Refusal(root);
        try
        {
            var install = await PostgresLocator.FindAsync(root, Path.GetFullPath(contentRoot), ct);
            return gate is null
                ? await JoinAsync(root, install, options, ct)
                : await OpenAsync(root, install, gate, options, ct);
        }
        catch
        {
            gate?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Who only joined neither stops the cluster nor holds the lock.
        if (Interlocked.Exchange(ref gate, null) is not { } held) return;
        await over.CancelAsync();
        await watch;
        over.Dispose();
        try
        {
            await cluster.StopAsync(CancellationToken.None);
        }
        finally
        {
            held.Dispose();
        }
    }

    static async Task<EmbeddedPostgres> OpenAsync(
        string root, PostgresInstall install, DataFolderLock gate, PgOptions options, CancellationToken ct)
    {
        var file = PostgresFolders.Secrets(root);
        var known = PostgresSecrets.Read(file);
        var secrets = known ?? PostgresSecrets.Generate();
        if (known is null) secrets.Save(file);

        var runAs = await PostgresRunAs.ChooseAsync(PostgresFolders.Cluster(root, install.Major), ct);
        var lostPasswords = known is null && PostgresFolders.HasCluster(root, install.Major);
        var data = await PostgresInit.EnsureAsync(root, install, runAs, secrets, options, ct);
        var cluster = new PostgresCluster(install, runAs, data, options);
        if (lostPasswords) await PostgresRepair.ResetAdminAsync(cluster, secrets, ct);

        var port = await cluster.StartAsync(secrets.Port, ct);
        if (port != secrets.Port) (secrets = secrets with { Port = port }).Save(file);
        var result = new EmbeddedPostgres(cluster, secrets, gate, UnusedData(root, install.Major));
        await PostgresDatabase.EnsureAsync(result.AdminConnectionString, secrets, lostPasswords, ct);
        result.watch = result.Watch();
        return result;
    }

    /// <summary>Starts the cluster again when somebody else has ended it: the server would be of no use without.</summary>
    async Task Watch()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                if (await cluster.RunningPortAsync(over.Token) is not null) continue;
                await Console.Error.WriteLineAsync("PostgreSQL has ended; starting it again.");
                if (await cluster.StartAsync(Port, over.Token) != Port)
                    await Console.Error.WriteLineAsync($"Port {Port} is taken by another process: restart the server.");
            }
        }
        catch (OperationCanceledException) { }
        catch (PostgresUnavailableException lost)
        {
            await Console.Error.WriteLineAsync($"{lost.Message}\nRestart the server when this is mended.");
        }
    }

    static async Task<EmbeddedPostgres> JoinAsync(
        string root, PostgresInstall install, PgOptions options, CancellationToken ct)
    {
        var data = PostgresFolders.Cluster(root, install.Major);
        var cluster = new PostgresCluster(install, new PostgresRunAs([], null), data, options);
        if (PostgresSecrets.Read(PostgresFolders.Secrets(root)) is { } secrets
            && await cluster.RunningPortAsync(ct) is { } port)
            return new EmbeddedPostgres(cluster, secrets with { Port = port }, gate: null, note: "");
        throw DataFolderLock.Refusal(root);
    }

    static string UnusedData(string root, int major) =>
        PostgresFolders.Majors(root).Where(m => m != major).ToList() is { Count: > 0 } others
            ? $" (data of PostgreSQL {string.Join(", ", others)} beside it stays unused: no such binaries were found)"
            : "";

    string Connection(string user, string password, string database) =>
        $"Host=127.0.0.1;Port={Port};Username={user};Password={password};Database={database};"
        + "SSL Mode=Disable;GSS Encryption Mode=Disable";
}
