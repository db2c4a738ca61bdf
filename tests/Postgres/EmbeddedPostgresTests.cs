using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fintech.Infrastructure.Postgres;
using Npgsql;

namespace Fintech.Tests.Postgres;

public sealed class EmbeddedPostgresTests : IDisposable
{
    static readonly PgOptions Throwaway = new() { Throwaway = true, SharedBuffersMegabytes = 16 };

    // A space and a quote on purpose: checkouts live in such folders.
    readonly string root = Directory.CreateTempSubdirectory("fintech pg's ").FullName;

    public void Dispose()
    {
        // Where root may not map users, the cluster lies outside this folder.
        if (PostgresFolders.Majors(root).Any() && !ClusterFolder().StartsWith(root, StringComparison.Ordinal))
            Directory.Delete(Path.GetDirectoryName(ClusterFolder())!, recursive: true);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Makes_a_database_with_two_roles_and_keeps_it_over_a_restart()
    {
        int port;
        await using (var first = await StartAsync())
        {
            port = first.Port;
            await RunAsync(first.OwnerConnectionString,
                "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7); GRANT SELECT ON kept TO fintech_app");
            Assert.Contains($"127.0.0.1:{port}", first.Description);
        }

        Assert.Empty(Directory.GetFiles(root, "server.pid"));
        await using var second = await StartAsync();
        Assert.Equal(port, second.Port);
        Assert.Equal(7, await RunAsync(second.AppConnectionString, "SELECT n FROM kept"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (n int)")]
    [InlineData("CREATE SCHEMA s")]
    [InlineData("CREATE TEMP TABLE t (n int)")]
    [InlineData("CREATE ROLE r")]
    [InlineData("DROP TABLE owned")]
    [InlineData("SELECT * FROM owned")]
    public async Task The_serving_role_defines_nothing(string sql)
    {
        await using var postgres = await StartAsync();
        await RunAsync(postgres.OwnerConnectionString, "CREATE TABLE owned (n int)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(postgres.AppConnectionString, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Asks_for_a_password_and_keeps_it_private()
    {
        await using var postgres = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(postgres.AppConnectionString) { Password = "guess" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(wrong.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(root, "pg.json")));
    }

    [Fact]
    public async Task Refuses_a_second_server_and_lets_a_command_join()
    {
        await using var first = await StartAsync();
        var refused = await Assert.ThrowsAsync<PostgresUnavailableException>(StartAsync);
        Assert.Contains($"Another server already runs on {root} (process {Environment.ProcessId})", refused.Message);

        await using (var joined = await StartAsync(Throwaway with { Join = true }))
            Assert.Equal(1, await RunAsync(joined.OwnerConnectionString, "SELECT 1"));
        Assert.Equal(1, await RunAsync(first.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Adopts_the_postmaster_that_a_killed_server_left_running()
    {
        int port;
        await using (var first = await StartAsync()) port = first.Port;
        var install = await PostgresLocator.FindAsync(root, AppContext.BaseDirectory, CancellationToken.None);
        var runAs = await PostgresRunAs.ChooseAsync(ClusterFolder(), CancellationToken.None);
        var left = new PostgresCluster(install, runAs, ClusterFolder(), Throwaway);
        await left.StartAsync(port, CancellationToken.None);
        var pid = PostmasterPid();

        await using (var second = await StartAsync())
        {
            Assert.Equal(pid, PostmasterPid());
            Assert.Equal(1, await RunAsync(second.AppConnectionString, "SELECT 1"));
        }

        Assert.Null(await left.RunningPortAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Recovers_after_the_postmaster_was_killed()
    {
        await using var first = await StartAsync(Throwaway with { Throwaway = false });
        await RunAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 7 AS n");
        KillPostmaster();
        await ReleaseAsync(first);

        await using var second = await StartAsync(Throwaway with { Throwaway = false });
        Assert.Equal(7, await RunAsync(second.OwnerConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Starts_the_cluster_again_on_its_port_when_it_is_killed_under_a_running_server()
    {
        await using var postgres = await StartAsync(Throwaway with { Throwaway = false });
        var port = postgres.Port;
        await RunAsync(postgres.OwnerConnectionString, "CREATE TABLE kept AS SELECT 7 AS n");
        KillPostmaster();
        object? found = null;
        for (var i = 0; i < 100 && found is null; i++)
            try { found = await RunAsync(postgres.OwnerConnectionString, "SELECT n FROM kept"); }
            catch (NpgsqlException) { await Task.Delay(100); }
        Assert.Equal(7, found);
        Assert.Equal(port, postgres.Port);
    }

    [Fact]
    public async Task Starts_when_the_number_in_the_pid_file_belongs_to_another_process()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllLinesAsync(Path.Combine(ClusterFolder(), "postmaster.pid"),
            [$"{Environment.ProcessId}", ClusterFolder(), "0", "1"]);
        await using var again = await StartAsync();
        Assert.Equal(1, await RunAsync(again.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Takes_another_port_when_the_last_one_is_taken()
    {
        int port;
        await using (var first = await StartAsync()) port = first.Port;
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
        await using var second = await StartAsync();
        Assert.NotEqual(port, second.Port);
        Assert.Equal(1, await RunAsync(second.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Sets_new_passwords_when_they_were_lost_and_keeps_the_data()
    {
        await using (var first = await StartAsync())
            await RunAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 7 AS n");
        File.Delete(Path.Combine(root, "pg.json"));
        await using var second = await StartAsync();
        Assert.Equal(7, await RunAsync(second.OwnerConnectionString, "SELECT n FROM kept"));
        Assert.Equal(1, await RunAsync(second.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Says_what_to_do_when_the_passwords_cannot_be_read()
    {
        await File.WriteAllTextAsync(Path.Combine(root, "pg.json"), "{");
        var refused = await Assert.ThrowsAsync<PostgresUnavailableException>(StartAsync);
        Assert.Contains("Restore it, or move it away", refused.Message);
    }

    Task<EmbeddedPostgres> StartAsync() => StartAsync(Throwaway);

    Task<EmbeddedPostgres> StartAsync(PgOptions options) =>
        EmbeddedPostgres.StartAsync(root, AppContext.BaseDirectory, options, CancellationToken.None);

    // What is left of a server that died: its lock is free, its database is not stopped by it.
    static async Task ReleaseAsync(EmbeddedPostgres dead)
    {
        try
        {
            await dead.DisposeAsync();
        }
        catch (PostgresUnavailableException)
        {
            // There is nothing left to stop.
        }
    }

    string ClusterFolder() => PostgresFolders.Cluster(root, PostgresFolders.Majors(root).Single());

    int PostmasterPid() => int.Parse(File.ReadLines(Path.Combine(ClusterFolder(), "postmaster.pid")).First());

    void KillPostmaster()
    {
        using var process = Process.GetProcessById(PostmasterPid());
        process.Kill();
        process.WaitForExit();
    }

    static async Task<object?> RunAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
