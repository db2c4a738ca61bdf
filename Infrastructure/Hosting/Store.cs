using System.Security.Cryptography;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Postgres;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Infrastructure.Hosting;

/// <summary>The database and the master key of this process, from configuration or made under the data folder.</summary>
public sealed class Store : IAsyncDisposable
{
    EmbeddedPostgres? embedded;

    public required Database Database { get; init; }
    public required SecretBox Secrets { get; init; }

    /// <summary>Which PostgreSQL and where, in words.</summary>
    public required string Description { get; init; }

    public static async Task<Store> Open(
        ServerOptions server, IConfiguration configuration, string contentRoot, bool joins, CancellationToken ct)
    {
        var box = new SecretBox(new()
        {
            MasterKey = configuration["Secrets:MasterKey"] ?? LocalKey(server),
            OldKeys = configuration.GetSection("Secrets:OldKeys").Get<string[]>() ?? [],
        });
        if (configuration.GetConnectionString("Postgres") is { } app)
            return new()
            {
                Database = new(new()
                {
                    Postgres = app,
                    PostgresDirect = configuration.GetConnectionString("PostgresDirect") ?? app,
                    PostgresOwner = configuration.GetConnectionString("PostgresOwner"),
                }),
                Secrets = box,
                Description = "as configured in ConnectionStrings:Postgres",
            };
        var postgres = await EmbeddedPostgres.StartAsync(
            server.DataPath, contentRoot, new PgOptions { Join = joins }, ct);
        return new()
        {
            embedded = postgres,
            Database = new(new()
            {
                Postgres = postgres.AppConnectionString,
                PostgresDirect = postgres.AppConnectionString,
                PostgresOwner = postgres.OwnerConnectionString,
            }),
            Secrets = box,
            Description = postgres.Description,
        };
    }

    static string LocalKey(ServerOptions server)
    {
        if (!server.Embedded)
            throw new ConfigurationException(
                "Secrets:MasterKey is not set. Make one with: openssl rand -base64 32 — and keep it: it opens what is sealed.");
        var file = Path.Combine(PrivateFile.Folder(server.DataPath), "master.key");
        if (File.Exists(file)) return File.ReadAllText(file);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        PrivateFile.Write(file, key);
        return key;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
    }
}
