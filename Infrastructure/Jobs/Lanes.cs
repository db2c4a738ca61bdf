namespace Fintech.Infrastructure.Jobs;

/// <summary>Queues of Hangfire, each with workers of its own. Mail and text messages have senders beside Hangfire.</summary>
static class Lanes
{
    /// <summary>What somebody waits for: syncs, and the sweeps that find work.</summary>
    public const string Default = "default";

    /// <summary>What takes long and is missed by nobody for an hour: copies of data, deletions, checks of the audit trail.</summary>
    public const string Bulk = "bulk";
}
