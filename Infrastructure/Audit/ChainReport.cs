using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Audit;

public enum ChainFaultKind
{
    /// <summary>A place in the chain is empty: its link was taken away.</summary>
    MissingLink,

    /// <summary>The link is there and its entry is not.</summary>
    MissingEntry,

    /// <summary>The entry, or the hash beside it, is not what it was.</summary>
    ChangedEntry,

    /// <summary>The details are not those whose digest the entry has. Erased ones are none at all, which is no fault.</summary>
    ChangedDetails,

    /// <summary>An earlier check saw another hash at this place, or the chain was longer then.</summary>
    Rewritten,

    /// <summary>The entry is older than five seconds and in no chain.</summary>
    Unlinked,
}

/// <summary>The first thing that is wrong with a chain.</summary>
public sealed record ChainFault(ChainFaultKind Kind, long? Sequence, AuditEntryId? Entry);

/// <param name="From">The place before the first that was looked at; 0 when everything was.</param>
/// <param name="Entries">How many entries were recomputed.</param>
/// <param name="Erased">How many of them had details that are no longer there.</param>
/// <param name="Head">The last place that is right.</param>
public sealed record ChainReport(AuditChain Chain, long From, long Entries, long Erased, ChainPlace Head, ChainFault? Fault)
{
    /// <summary>To be kept, so that later checks hold the chain to this one.</summary>
    public AuditCheck ToCheck() => new()
    {
        Chain = Chain.Value, Sequence = Head.Sequence, Hash = Head.Hash, Fault = Fault?.Kind.ToString(),
    };
}
