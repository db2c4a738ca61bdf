using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Events;

/// <summary>
/// Looks again at the credential behind a long stream. A feature that issues credentials registers one; each answers for
/// its own kind of caller.
/// </summary>
public interface ICallerRefresh
{
    bool Knows(Caller caller);

    /// <summary>The caller with its present rights, or null when the credential has ended.</summary>
    ValueTask<Caller?> Refresh(Caller caller, CancellationToken ct);
}

/// <summary>All of them as one question.</summary>
public static class CallerRefresh
{
    /// <summary>How long a stream may go on without looking again.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public static ValueTask<Caller?> Again(this IEnumerable<ICallerRefresh> all, Caller caller, CancellationToken ct) =>
        all.FirstOrDefault(r => r.Knows(caller)) is { } one ? one.Refresh(caller, ct) : ValueTask.FromResult<Caller?>(caller);
}
