using System.Diagnostics;
using Fintech.Infrastructure.Telemetry;
using Hangfire.Client;
using Hangfire.Server;

namespace Fintech.Infrastructure.Jobs;

/// <summary>
/// A job belongs to the trace of the request that asked for it: its parent (W3C traceparent) is kept with the job. What a
/// schedule starts begins a trace of its own. While nobody listens, no job costs a look at its parameters.
/// </summary>
sealed class JobTraces : IClientFilter, IServerFilter
{
    const string Parent = "traceparent", Span = "span";

    public void OnCreating(CreatingContext context)
    {
        if (Tracing.Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id }) context.SetJobParameter(Parent, id);
    }

    public void OnCreated(CreatedContext context) { }

    public void OnPerforming(PerformingContext context)
    {
        if (!Tracing.Source.HasListeners()) return;
        ActivityContext.TryParse(context.GetJobParameter<string>(Parent), null, out var parent);
        var job = context.BackgroundJob.Job;
        var span = Tracing.Source.StartActivity($"job {job.Type.Name}", ActivityKind.Consumer, parent);
        span?.SetTag("hangfire.job.id", context.BackgroundJob.Id);
        span?.SetTag("hangfire.queue", job.Queue);
        context.Items[Span] = span;
    }

    public void OnPerformed(PerformedContext context)
    {
        if (!context.Items.TryGetValue(Span, out var item) || item is not Activity span) return;
        if (context.Exception is { } failure) span.SetStatus(ActivityStatusCode.Error, (failure.InnerException ?? failure).GetType().Name);
        span.Dispose();
    }
}
