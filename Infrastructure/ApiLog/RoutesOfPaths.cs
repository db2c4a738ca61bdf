using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Which operations a path may have been logged under. A path is kept only where the operation does not tell it, so whoever
/// looks for one looks for its operations, which are indexed.
/// </summary>
public sealed class RoutesOfPaths(IServiceProvider services)
{
    // The endpoints are mapped when the host is built, after this.
    readonly Lazy<List<(string[] Segments, string Operation)>> routes = new(() =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<SliceRoute>())
            .OfType<SliceRoute>().Select(r => (r.Path.Split('/'), r.Operation)),
    ]);

    public string[] Of(string path)
    {
        var segments = path.Split('/');
        var found = routes.Value.Where(r => Fits(r.Segments, segments)).Select(r => r.Operation).ToArray();
        return found.Length > 0 ? found : Unrouted;
    }

    /// <summary>Of paths that lead to no route; whatever is logged under these was refused.</summary>
    public static readonly string[] Unrouted = [CallLog.NoRoute, CallLog.Mcp];

    static bool Fits(string[] route, string[] path) => route.Length == path.Length
        && route.Zip(path).All(s => s.First.StartsWith('{') || s.First.Equals(s.Second, StringComparison.OrdinalIgnoreCase));
}
