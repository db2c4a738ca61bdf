using System.Globalization;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// So many requests in a window, as the field <c>RateLimit-Policy</c> names it (draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
/// <param name="Name">Such as <c>key</c> or <c>workspace</c>.</param>
public sealed record LimitPolicy(string Name, long Requests, TimeSpan Window)
{
    /// <summary>The policy's item in the field's list.</summary>
    public string Item { get; } =
        string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={Requests};w={(long)Window.TotalSeconds}");
}

/// <summary>What a caller has left of one policy.</summary>
/// <param name="Wait">Until there is one more; zero while there is.</param>
/// <param name="Full">Until all of it is there again.</param>
public readonly record struct LimitState(long Remaining, TimeSpan Wait, TimeSpan Full);
