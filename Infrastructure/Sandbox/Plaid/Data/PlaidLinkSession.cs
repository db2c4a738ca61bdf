using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>One visit of the hosted page. The whole state is here: the page uses no cookie.</summary>
internal sealed class PlaidLinkSession : SandboxRow
{
    public const string Succeeded = "SUCCESS";
    public const string Exited = "EXITED";

    public const string OneOpen = "ux_plaid_link_sessions_open";

    public required string Id { get; init; }
    public required string LinkToken { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Status { get; set; }
    public string? InstitutionId { get; set; }
    public string? Username { get; set; }

    /// <summary>The chosen accounts' kinds; null before the choice.</summary>
    public string[]? Accounts { get; set; }

    public string? PublicToken { get; set; }
    public List<PlaidLinkEvent> Events { get; init; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidLinkSession>
    {
        public void Configure(EntityTypeBuilder<PlaidLinkSession> entity)
        {
            entity.ToTable("plaid_link_sessions").HasKey(s => new { s.EnvironmentId, s.Id });
            entity.HasOne<PlaidLinkToken>().WithMany().HasForeignKey(s => new { s.EnvironmentId, s.LinkToken });
            // A browser that asks twice at once is one visitor.
            entity.HasIndex(s => new { s.EnvironmentId, s.LinkToken }, OneOpen).HasDatabaseName(OneOpen)
                .HasFilter("finished_at IS NULL").IsUnique();
            entity.OwnsMany(s => s.Events, events => events.ToJson());
        }
    }
}

/// <summary>A step of a visit, as /link/token/get lists it.</summary>
internal sealed record PlaidLinkEvent
{
    public required string EventId { get; init; }
    public required string EventName { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public string? InstitutionId { get; init; }
    public string? ErrorCode { get; init; }
}
