using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Telemetry;

namespace Fintech.Features.Developers.ShowStatus;

[Scope(Permissions.DevelopersManage)]
public sealed record ShowStatusRequest;

public enum PartState { Ok, Late, Away }

/// <summary>How the installation does, as each of its nodes sees it. It tells nothing of anybody's data, nor how much there is.</summary>
/// <param name="State">The worst of the parts' states.</param>
public sealed record StatusView(PartState State, IReadOnlyList<PartView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "status";
}

/// <param name="State">Ok; late when work waits for over a minute; away when nobody does it.</param>
public sealed record PartView(
    [property: Description("requests, events, jobs, messages or audit")] string Name,
    PartState State, [property: Description("What follows from it for a caller")] string Means);

/// <summary>Who reads this was answered by a server with its database, so those two are well.</summary>
internal sealed class ShowStatusHandler(Backlog backlog, EventFeed feed) : IHandler<ShowStatusRequest, StatusView>
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
            now.AuditIsLate
                ? new("audit", PartState.Late, "New entries of the audit trail are not chained yet. They are kept.")
                : new("audit", PartState.Ok, "The audit trail is chained."),
        ];
        return new StatusView(parts.Max(p => p.State), parts);
    }
}
