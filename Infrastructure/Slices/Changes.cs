using System.Linq.Expressions;
using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Jobs;
using Hangfire;

namespace Fintech.Infrastructure.Slices;

/// <summary>What a handler says of its change: the events, the audited subject, and what to start once it is saved.</summary>
public sealed class Changes
{
    sealed record Fact(EventType Type, string Data, CustomerId? CustomerId);

    readonly List<Fact> facts = [];
    readonly List<Action<IServiceProvider>> afterCommit = [];

    /// <summary>Public id of what was changed, for the audit entry.</summary>
    public string? Subject { get; set; }

    internal bool HadEvents { get; private set; }

    /// <summary>Nothing was said: no subject, no event, nothing to start.</summary>
    internal bool IsEmpty => Subject is null && facts.Count == 0 && afterCommit.Count == 0;

    /// <param name="object">The thing as REST returns it.</param>
    /// <param name="previous">The changed fields' former values, when a reader needs them.</param>
    public void Record(EventType type, object @object, CustomerId? customerId = null, object? previous = null) =>
        facts.Add(new(type, JsonSerializer.Serialize(new { @object, previous }, Wire.Options), customerId));

    /// <summary>Runs after the commit and only then, before the answer. It must not wait for anything.</summary>
    public void AfterCommit(Action<IServiceProvider> start) => afterCommit.Add(start);

    /// <summary>A job to start after the commit. It is a fast path: a sweep must find the same work in the database.</summary>
    public void Start<TJob>(Expression<Func<TJob, Task>> job) => afterCommit.Add(
        services => services.GetRequiredService<JobHandOver>().Enqueue(jobs => jobs.Enqueue(job), services.GetRequiredService<CallerSlot>().RequestId));

    internal List<EventRecord> TakeEvents(CallerSlot slot, EventEpoch epoch)
    {
        HadEvents = facts.Count > 0;
        var records = facts.ConvertAll(f => new EventRecord
        {
            Type = f.Type.Name, Scope = f.Type.Scope, Data = f.Data, CustomerId = f.CustomerId,
            EnvironmentId = slot.Caller.EnvironmentId, Actor = slot.Actor, RequestId = slot.RequestId,
            Epoch = epoch.Current,
        });
        facts.Clear();
        return records;
    }

    internal List<Action<IServiceProvider>> TakeAfterCommit()
    {
        var taken = afterCommit.ToList();
        afterCommit.Clear();
        return taken;
    }

    internal void Clear()
    {
        facts.Clear();
        afterCommit.Clear();
    }
}
