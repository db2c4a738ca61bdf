using System.Reflection;

namespace Fintech.Infrastructure.Hosting;

/// <summary>What a feature registers besides its slices: services, jobs, routes. Found by scan.</summary>
public interface IFeature
{
    void Add(IHostApplicationBuilder builder) { }
    void Map(WebApplication app) { }

    /// <summary>Once the server listens.</summary>
    Task Started(WebApplication app, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Recurring jobs of this feature, for processes that work.</summary>
    void Schedule(Hangfire.IRecurringJobManager jobs) { }
}

public static class Features
{
    public static readonly IReadOnlyList<IFeature> All =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFeature)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IFeature)Activator.CreateInstance(t)!),
    ];
}
