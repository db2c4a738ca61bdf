using Fintech.Features.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Workspaces;

sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> e)
    {
        e.ToTable("workspaces");
        e.HasKey(x => x.Id);
        e.Property(x => x.Kind).AsWord();
        e.Property(x => x.AllowedNetworks).HasDefaultValueSql("'{}'");
    }
}

sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> e)
    {
        e.ToTable("memberships");
        e.HasKey(x => x.Id);
        e.Property(x => x.Role).AsWord();
        e.HasIndex(x => new { x.WorkspaceId, x.PersonId }).IsUnique();
        e.HasOne<Workspace>().WithMany().HasForeignKey(x => x.WorkspaceId);
        e.BelongsToPerson(x => x.PersonId);
    }
}

sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> e)
    {
        e.ToTable("invitations");
        e.HasKey(x => x.Id);
        e.Property(x => x.Role).AsWord();
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => new { x.WorkspaceId, x.Id });
        e.HasOne<Workspace>().WithMany().HasForeignKey(x => x.WorkspaceId);
        e.HasOne<WorkspaceEnvironment>().WithMany().HasForeignKey(x => x.EnvironmentId);
        e.BelongsToPerson(x => x.InvitedBy);
    }
}

sealed class WorkspaceEnvironmentConfiguration : IEntityTypeConfiguration<WorkspaceEnvironment>
{
    public void Configure(EntityTypeBuilder<WorkspaceEnvironment> e)
    {
        e.ToTable("environments");
        e.HasKey(x => x.Id);
        e.Property(x => x.Kind).AsWord();
        e.HasOne<Workspace>().WithMany().HasForeignKey(x => x.WorkspaceId);
        e.HasIndex(x => x.WorkspaceId).IsUnique().HasFilter("kind = 'live'")
            .HasDatabaseName("ix_environments_one_live");
    }
}

static class Words
{
    /// <summary>Stored as the wire writes it, so that plain SQL reads the same word.</summary>
    public static PropertyBuilder<T> AsWord<T>(this PropertyBuilder<T> property) where T : struct, Enum =>
        property.HasConversion(value => value.ToString().ToLowerInvariant(), text => Enum.Parse<T>(text, true));
}
