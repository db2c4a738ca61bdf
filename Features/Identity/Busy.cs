using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity;

static class Busy
{
    /// <summary>More passwords wait to be checked than this machine can serve.</summary>
    public static TooManyRequests Now => new() { RetryAfter = TimeSpan.FromSeconds(5) };
}
