using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Limits;

/// <summary>Who decides on the rates of keys and workspaces: this node, or one place for all nodes.</summary>
internal interface ISharedRates
{
    /// <summary>Whether all nodes are decided on in one place right now, so that they need not tell each other.</summary>
    bool AreInOnePlace { get; }

    /// <summary>Counts a request against all of them or none.</summary>
    /// <param name="cost">0 only asks what is left.</param>
    ValueTask<Taken> Take(LimitCell[] cells, int cost);

    /// <summary>A quota refused what the rates had admitted.</summary>
    void GiveBack(LimitCell[] cells, int cost, Taken taken);
}

/// <summary>What became of a request.</summary>
/// <param name="Refusal">Null when it may go on.</param>
/// <param name="Rates">What this request left of each rate, if somebody other than the node's own cells decided.</param>
internal readonly record struct Taken(Error? Refusal, LimitState[]? Rates = null);
