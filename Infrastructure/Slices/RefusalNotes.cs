using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// Which refusals were audited a moment ago. Equal ones of one caller say nothing new, and a trail that is kept for years
/// must not be filled by who may do nothing; the API log has each of them.
/// </summary>
sealed class RefusalNotes(TimeProvider clock)
{
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    const int Most = 10_000;

    readonly ConcurrentDictionary<(string Caller, string Slice, string Code), long> noted = [];

    /// <summary>Whether this one is to be written down; one caller at a time is told so within a minute.</summary>
    public bool IsNew(Caller caller, string slice, string code)
    {
        var (name, now) = ((caller.Id, slice, code), clock.GetTimestamp());
        if (noted.TryGetValue(name, out var before))
            return clock.GetElapsedTime(before, now) >= Quiet && noted.TryUpdate(name, now, before);
        if (noted.Count >= Most) Forget(now);
        return noted.TryAdd(name, now);
    }

    void Forget(long now)
    {
        foreach (var (name, at) in noted)
            if (clock.GetElapsedTime(at, now) >= Quiet) noted.TryRemove(name, out _);
        if (noted.Count >= Most) noted.Clear(); // rather twice in the trail than not at all
    }
}
