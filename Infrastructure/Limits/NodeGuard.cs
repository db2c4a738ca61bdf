using System.Net;
using System.Threading.RateLimiting;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Mcp.Subscriptions;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// What this process takes at once, before it looks at any credential: so many requests in all, and of one address no more
/// than a part of them. Whoever is turned away may come back in a second. Streams, which stay open, have counts of their own.
/// </summary>
public sealed record NodeGuardOptions
{
    public int Concurrent { get; init; } = 1_000;
    public int ConcurrentPerAddress { get; init; } = 400;
}

static class NodeGuard
{
    public static void AddNodeGuard(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Limits:Node").Get<NodeGuardOptions>() ?? new();
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, int>(http => StaysOpen(http.Request)
                    ? RateLimitPartition.GetNoLimiter(0)
                    : RateLimitPartition.GetConcurrencyLimiter(1, _ => AtOnce(options.Concurrent))),
                PartitionedRateLimiter.Create<HttpContext, IPAddress>(http => StaysOpen(http.Request)
                    ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                    : RateLimitPartition.GetConcurrencyLimiter(
                        http.Connection.RemoteIpAddress ?? IPAddress.None, _ => AtOnce(options.ConcurrentPerAddress))));
            limiter.OnRejected = (rejected, _) =>
                new(rejected.HttpContext.Write(new ServerBusy { RetryAfter = TimeSpan.FromSeconds(1) }));
        });
    }

    // Of what is posted to /mcp only a subscription does; its header is compared with the body, and both with a credential.
    static bool StaysOpen(HttpRequest request) => Edge.IsStream(request.Path)
        && (!HttpMethods.IsPost(request.Method) || request.Headers["Mcp-Method"] == ListenStream.Method);

    static ConcurrencyLimiterOptions AtOnce(int permits) => new() { PermitLimit = permits, QueueLimit = 0 };
}
