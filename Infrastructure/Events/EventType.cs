namespace Fintech.Infrastructure.Events;

/// <summary>A kind of fact, declared by the feature that records it.</summary>
/// <param name="Name"><c>noun.past_tense</c></param>
/// <param name="Scope">The permission that may see it.</param>
public sealed record EventType(string Name, string Scope);

/// <summary>This database's epoch: raised at start when a stored transaction id lies ahead of the cluster's own.</summary>
public sealed class EventEpoch
{
    public const int First = 1;

    public int Current { get; internal set; }
}
