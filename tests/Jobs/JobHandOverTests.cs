using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.Jobs;

public sealed class JobHandOverTests
{
    /// <summary>A storage whose database says nothing for as long as the gate is closed.</summary>
    sealed class Stuck : IBackgroundJobClient, IDisposable
    {
        public ManualResetEventSlim Gate { get; } = new();
        public int Asked;
        public int Written;

        public string Create(Job job, IState state)
        {
            Interlocked.Increment(ref Asked);
            Gate.Wait();
            Interlocked.Increment(ref Written);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => throw new NotSupportedException();

        public void Dispose() => Gate.Dispose();
    }

    public sealed class Work
    {
        public Task Run() => Task.CompletedTask;
    }

    [Fact]
    public async Task Nobody_waits_for_a_storage_that_says_nothing_and_it_holds_no_more_than_64_threads()
    {
        using var storage = new Stuck();
        var jobs = new JobHandOver(storage, new FailureLog(NullLogger<FailureLog>.Instance));
        void Ask(int times)
        {
            for (var i = 0; i < times; i++) jobs.Enqueue(client => client.Enqueue<Work>(work => work.Run()), "req_x");
        }
        Ask(200); // would not return if it waited
        Assert.InRange(Volatile.Read(ref storage.Asked), 0, 64);
        storage.Gate.Set();
        await Tester.Until(() => Task.FromResult(Volatile.Read(ref storage.Written)), written => written == 64);
        await Tester.Until(
            () =>
            {
                Ask(1); // there is room again
                return Task.FromResult(Volatile.Read(ref storage.Written));
            }, written => written > 64);
    }

    [Fact]
    public async Task A_job_that_could_not_be_written_is_told_and_makes_room_for_the_next()
    {
        using var storage = new Stuck();
        storage.Gate.Set();
        var jobs = new JobHandOver(storage, new FailureLog(NullLogger<FailureLog>.Instance));
        for (var i = 0; i < 100; i++)
        {
            jobs.Enqueue(_ => throw new TimeoutException("away"), "req_x");
            await Task.Yield();
        }
        await Tester.Until(
            () =>
            {
                jobs.Enqueue(client => client.Enqueue<Work>(work => work.Run()), "req_x");
                return Task.FromResult(Volatile.Read(ref storage.Written));
            }, written => written > 0);
    }
}
