using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Workspaces.Contracts;

public static class EnvironmentRows
{
    /// <summary>A row cannot name an environment that does not exist, nor outlive it.</summary>
    public static void BelongsToEnvironment<TRow>(this EntityTypeBuilder<TRow> row)
        where TRow : class, IEnvironmentRow =>
        row.HasOne(typeof(WorkspaceEnvironment)).WithMany().HasForeignKey(nameof(IEnvironmentRow.EnvironmentId));
}
