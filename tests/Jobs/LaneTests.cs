using System.Collections.Concurrent;
using Fintech.Infrastructure.Jobs;
using Fintech.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Jobs;

public sealed class LaneTests(App app) : IClassFixture<App>
{
    public static class Work
    {
        internal static readonly SemaphoreSlim Gate = new(0);
        internal static readonly ConcurrentDictionary<Guid, bool> Ran = [];

        [Queue(Lanes.Bulk), AutomaticRetry(Attempts = 0)]
        public static void Bulk() => Gate.Wait(TimeSpan.FromSeconds(60));

        [AutomaticRetry(Attempts = 0)]
        public static void Awaited(Guid id) => Ran[id] = true;
    }

    [Fact]
    public async Task Much_bulk_work_lets_what_somebody_waits_for_pass()
    {
        var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
        for (var i = 0; i < 20; i++) jobs.Enqueue(() => Work.Bulk());
        try
        {
            var id = Guid.NewGuid();
            jobs.Enqueue(() => Work.Awaited(id));
            await Tester.Until(() => Task.FromResult(Work.Ran.ContainsKey(id)), done => done);
        }
        finally
        {
            Work.Gate.Release(20);
        }
    }

    [Fact]
    public async Task Each_lane_has_workers_of_its_own()
    {
        var monitor = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var lanes = await Tester.Until(
            () => Task.FromResult(monitor.Servers().SelectMany(s => s.Queues).Order().ToList()), l => l.Count >= 2);
        Assert.Equal([Lanes.Bulk, Lanes.Default], lanes);
    }
}
