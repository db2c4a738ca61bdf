using System.Linq.Expressions;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Infrastructure.Sandbox;

/// <summary>A row that belongs to one tenant of the simulators.</summary>
internal abstract class SandboxRow
{
    public required Guid EnvironmentId { get; init; }
}

/// <summary>The tenant whose rows a scope may see; unset means none.</summary>
internal sealed class SandboxTenant
{
    public Guid EnvironmentId { get; set; }
}

/// <summary>The simulators' own store: schema <c>sandbox</c>, every row keyed and filtered by its tenant.</summary>
internal sealed class SandboxDb(DbContextOptions<SandboxDb> options, SandboxTenant tenant) : DbContext(options)
{
    public const string Schema = "sandbox";

    public Guid EnvironmentId => tenant.EnvironmentId;

    public DbSet<PlaidItem> Items => Set<PlaidItem>();
    public DbSet<PlaidAccount> Accounts => Set<PlaidAccount>();
    public DbSet<PlaidTransaction> Transactions => Set<PlaidTransaction>();
    public DbSet<PlaidLinkToken> LinkTokens => Set<PlaidLinkToken>();
    public DbSet<PlaidLinkSession> LinkSessions => Set<PlaidLinkSession>();
    public DbSet<PlaidPublicToken> PublicTokens => Set<PlaidPublicToken>();
    public DbSet<SandboxClock> Clocks => Set<SandboxClock>();
    public DbSet<WebhookDelivery> Deliveries => Set<WebhookDelivery>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public static void Configure(DbContextOptionsBuilder builder, string connectionString) => builder
        .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("migrations_history", Schema))
        .UseSnakeCaseNamingConvention();

    /// <summary>Applies the migrations as the owner; the application's role gets the rows, not the tables.</summary>
    public static async Task Migrate(string ownerConnectionString, string appRole, CancellationToken ct)
    {
        var builder = new DbContextOptionsBuilder<SandboxDb>();
        Configure(builder, ownerConnectionString);
        await using var db = new SandboxDb(builder.Options, new SandboxTenant());
        await db.Database.MigrateAsync(ct);
        var role = new NpgsqlCommandBuilder().QuoteIdentifier(appRole);
        var grants = $"""
            GRANT USAGE ON SCHEMA {Schema} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Schema} TO {role};
            """;
        await db.Database.ExecuteSqlRawAsync(grants, ct);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(Schema);
        model.ApplyConfigurationsFromAssembly(
            typeof(SandboxDb).Assembly, t => t.Namespace?.StartsWith(typeof(SandboxDb).Namespace!) == true);
        foreach (var type in model.Model.GetEntityTypes().Select(e => e.ClrType).ToList())
            if (type.IsSubclassOf(typeof(SandboxRow)))
                model.Entity(type).HasQueryFilter("tenant", TenantFilter(type));
    }

    LambdaExpression TenantFilter(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var own = Expression.Property(row, nameof(SandboxRow.EnvironmentId));
        var current = Expression.Property(Expression.Constant(this), nameof(EnvironmentId));
        return Expression.Lambda(Expression.Equal(own, current), row);
    }
}
