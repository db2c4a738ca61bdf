using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Audit;

/// <summary>What a look at a chain found.</summary>
/// <param name="Intact">Nothing was changed, taken away or added behind the product's back.</param>
/// <param name="Entries">How many were computed anew.</param>
/// <param name="ErasedDetails">How many of them have lost their address and browser, as the law or their age demands.</param>
/// <param name="Sequence">The last place that is right.</param>
/// <param name="Digest">The hash that stands there, in hex. Kept elsewhere, it proves later that nothing before it was changed.</param>
public sealed record AuditCheckView(
    string Chain, bool Intact, long Entries, long ErasedDetails, long Sequence, string Digest, DateTimeOffset CheckedAt,
    AuditFaultView? Fault)
{
    [JsonPropertyOrder(-1)] public string Object => "audit_check";

    internal static AuditCheckView Of(ChainReport report, DateTimeOffset at) => new(
        report.Chain.ToString(), report.Fault is null, report.Entries, report.Erased, report.Head.Sequence,
        Convert.ToHexStringLower(report.Head.Hash), at, report.Fault is { } fault ? AuditFaultView.Of(fault) : null);
}

/// <summary>The first thing that is wrong.</summary>
public sealed record AuditFaultView(
    ChainFaultKind Kind, long? Sequence, AuditEntryId? EntryId,
    [property: Description("In words, with what to do")] string Message)
{
    internal static AuditFaultView Of(ChainFault fault) => new(fault.Kind, fault.Sequence, fault.Entry, Words(fault)
        + " Restore the trail from a backup, compare it with an export, and find out who has access to the database.");

    static string Words(ChainFault fault) => fault.Kind switch
    {
        ChainFaultKind.MissingLink => $"Place {fault.Sequence} of the chain is empty: a link was taken away.",
        ChainFaultKind.MissingEntry => "An entry was taken out of the trail.",
        ChainFaultKind.ChangedEntry => $"The entry at place {fault.Sequence} is not what was written.",
        ChainFaultKind.ChangedDetails => $"The address or browser of the entry at place {fault.Sequence} is not what was written.",
        ChainFaultKind.Rewritten => $"The chain held something else at place {fault.Sequence} when it was last checked.",
        ChainFaultKind.Unlinked => "An entry is in no chain after five seconds: the worker is down, or somebody wrote past it.",
    };
}
