using System.Reflection;
using System.Text.Json;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Data;

/// <summary>A row that belongs to one environment. Its key is <c>(environment_id, id)</c> and it is filtered by both.</summary>
public interface IEnvironmentRow
{
    EnvironmentId EnvironmentId { get; }
}

/// <summary>A row that belongs to a workspace as a whole.</summary>
public interface IWorkspaceRow
{
    WorkspaceId WorkspaceId { get; }
}

/// <summary>
/// The one context. Features bring their entities as configurations that are found by scan. Every environment's rows are
/// filtered by the caller's environment; a caller without one sees none.
/// </summary>
public sealed class FintechDb(DbContextOptions<FintechDb> options, Caller caller) : DbContext(options)
{
    public const string EnvironmentFilter = "environment", WorkspaceFilter = "workspace";

    EnvironmentId CurrentEnvironment => caller.Environment ?? default;
    WorkspaceId CurrentWorkspace => caller.Workspace ?? default;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<decimal>().HavePrecision(28, 10);
        conventions.Properties<Enum>().HaveConversion<string>();
        foreach (var id in typeof(FintechDb).Assembly.GetTypes()
                     .Where(t => t.IsValueType && t.IsAssignableTo(typeof(ITypedId))))
            conventions.Properties(id).HaveConversion(typeof(TypedIdColumn<>).MakeGenericType(id));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(FintechDb).Assembly,
            type => type.Namespace?.Contains(".Sandbox", StringComparison.Ordinal) is not true);
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Distinct().ToList())
        {
            if (type.IsAssignableTo(typeof(IEnvironmentRow))) Call(nameof(FilterByEnvironment), type, model);
            if (type.IsAssignableTo(typeof(IWorkspaceRow))) Call(nameof(FilterByWorkspace), type, model);
        }
    }

    void Call(string method, Type type, ModelBuilder model) =>
        typeof(FintechDb).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(type).Invoke(this, [model]);

    void FilterByEnvironment<TRow>(ModelBuilder model) where TRow : class, IEnvironmentRow
    {
        var row = model.Entity<TRow>();
        row.HasKey("EnvironmentId", "Id");
        row.HasQueryFilter(EnvironmentFilter, r => r.EnvironmentId == CurrentEnvironment);
    }

    void FilterByWorkspace<TRow>(ModelBuilder model) where TRow : class, IWorkspaceRow =>
        model.Entity<TRow>().HasQueryFilter(WorkspaceFilter, r => r.WorkspaceId == CurrentWorkspace);
}

static class ColumnConventions
{
    /// <summary>Keeps a value as jsonb in the shape that the wire has.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, Wire.Options),
            text => JsonSerializer.Deserialize<T>(text, Wire.Options)!);
}
