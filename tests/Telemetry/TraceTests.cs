using System.Collections.Concurrent;
using System.Diagnostics;
using Fintech.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Telemetry;

public sealed class TraceTests(App app) : IClassFixture<App>
{
    public static class Work
    {
        [AutomaticRetry(Attempts = 0)]
        public static void Traced(Guid id) => Seen[id] = Activity.Current!;

        [AutomaticRetry(Attempts = 0)]
        public static void Fails() => throw new InvalidOperationException("as it is meant to");

        internal static readonly ConcurrentDictionary<Guid, Activity> Seen = [];
    }

    static ActivityListener Listen(ConcurrentBag<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Fintech" or "System.Net.Http" or "Microsoft.AspNetCore", ActivityStopped = ended.Add,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    [Fact]
    public async Task A_job_belongs_to_the_trace_of_who_asked_for_it()
    {
        using var listener = Listen([]);
        var id = Guid.NewGuid();
        using var asking = new Activity("asking").Start();
        app.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => Work.Traced(id));
        asking.Stop();
        await Tester.Until(() => Task.FromResult(Work.Seen.ContainsKey(id)), seen => seen);
        var job = Work.Seen[id];
        Assert.Equal(("job Work", asking.TraceId, asking.SpanId), (job.OperationName, job.TraceId, job.ParentSpanId));
    }

    [Fact]
    public async Task From_the_request_over_the_job_to_the_bank_it_is_one_trace()
    {
        var person = await app.NewPerson();
        var connection = await person.Link();
        ConcurrentBag<Activity> ended = [];
        using var listener = Listen(ended);
        using var asking = new Activity("asking").Start();
        await person.Http.Sent(HttpMethod.Post, $"/v1/banking/connections/{connection["id"]}/sync", []);
        asking.Stop();
        var trace = await Tester.Until(
            () => Task.FromResult(ended.Where(a => a.TraceId == asking.TraceId).ToList()),
            spans => spans.Exists(s => s.OperationName == "job ImportBankDataJob"));
        var job = trace.Single(s => s.OperationName == "job ImportBankDataJob");
        Assert.Contains(trace, s => s.Kind is ActivityKind.Client && IsWithin(s, job));
    }

    static bool IsWithin(Activity span, Activity whole) =>
        span.ParentSpanId == whole.SpanId || (span.Parent is { } parent && IsWithin(parent, whole));

    [Fact]
    public async Task A_job_that_fails_says_so()
    {
        ConcurrentBag<Activity> ended = [];
        using var listener = Listen(ended);
        app.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => Work.Fails());
        await Tester.Until(
            () => Task.FromResult(ended.Any(a => a is { OperationName: "job Work", Status: ActivityStatusCode.Error, StatusDescription: "InvalidOperationException" })),
            seen => seen);
    }
}
