using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.ShowStatus;

[Scope(Permissions.DevelopersManage)]
public sealed record ShowStatusRequest;

/// <summary>From well to worst.</summary>
public enum PartState { Ok, Late, Away, Broken }

/// <summary>How the installation does, as each of its nodes sees it. It tells nothing of anybody's data, nor how much there is.</summary>
/// <param name="State">The worst of the parts' states.</param>
public sealed record StatusView(PartState State, IReadOnlyList<PartView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "status";
}

/// <param name="State">Ok; late when work waits for over a minute; away when nobody does it; broken when somebody must look.</param>
public sealed record PartView(
    [property: Description("requests, events, jobs, messages or audit")] string Name,
    PartState State, [property: Description("What follows from it for a caller")] string Means);

/// <summary>Who reads this was answered by a server with its database, so those two are well.</summary>
internal sealed class ShowStatusHandler(Backlog backlog, EventFeed feed, FintechDb db, Caller caller) : IHandler<ShowStatusRequest, StatusView>
{
    public async Task<Result<StatusView>> Handle(ShowStatusRequest request, CancellationToken ct)
    {
        var now = await backlog.Now(ct);
        PartView[] parts =
        [
            new("requests", PartState.Ok, "Requests are answered."),
            feed.IsStarted
                ? new("events", PartState.Ok, "Events and streams tell what happens within a second.")
                : new("events", PartState.Away, "Streams are silent. What happened is told once they are back."),
            now.JobsAreLate
                ? new("jobs", PartState.Away, "No worker runs: banks are not synced and exports wait. Nothing that was asked for is lost.")
                : new("jobs", PartState.Ok, "Banks are synced and exports are made."),
            now.MessagesAreLate
                ? new("messages", PartState.Late, "Mails and text messages arrive late, codes to sign in too.")
                : new("messages", PartState.Ok, "Mails and text messages leave at once."),
            await IsTamperedWith(ct)
                ? new("audit", PartState.Broken, "The last check of this workspace's audit trail found that it was tampered with. Check it again under Audit: it names the entry.")
                : now.AuditIsLate
                ? new("audit", PartState.Late, "New entries of the audit trail are not chained yet. They are kept.")
                : new("audit", PartState.Ok, "The audit trail is chained."),
        ];
        return new StatusView(parts.Max(p => p.State), parts);
    }

    // Until a later check finds the trail whole.
    Task<bool> IsTamperedWith(CancellationToken ct)
    {
        var chain = AuditChain.Of(caller.Workspace).Value;
        return db.Set<AuditCheck>().Where(c => c.Chain == chain && !c.IsCut).OrderByDescending(c => c.CheckedAt).Take(1)
            .AnyAsync(c => c.Fault != null, ct);
    }
}
