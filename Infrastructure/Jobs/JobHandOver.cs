using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Infrastructure.Jobs;

/// <summary>
/// Writes jobs down behind the answers that asked for them. Hangfire's storage speaks to the database synchronously, and was
/// seen to wait for two minutes for what the network had swallowed; who asks for a job must not. What is lost is found by a
/// sweep.
/// </summary>
public sealed class JobHandOver(IBackgroundJobClient jobs, FailureLog failures)
{
    /// <summary>So many are written at once; while the database is away no more threads than these wait for it.</summary>
    const int Most = 64;

    int running;

    public void Enqueue(Action<IBackgroundJobClient> job, string requestId)
    {
        if (Interlocked.Increment(ref running) <= Most) _ = Task.Run(() => Write(job, requestId));
        else Interlocked.Decrement(ref running);
    }

    void Write(Action<IBackgroundJobClient> job, string requestId)
    {
        try { job(jobs); }
        catch (Exception failure) { failures.ErrorOf(failure, "What follows a saved change", requestId); }
        finally { Interlocked.Decrement(ref running); }
    }
}
