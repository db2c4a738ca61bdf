using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Telemetry;
using Npgsql;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Writes calls behind the requests, many at a time. A crash loses at most what came in the last half second or waits here,
/// and from the counts what was written in the last five; what does not fit any more is dropped and counted.
/// </summary>
sealed partial class ApiLogWriter(Database database, ApiLogOptions options, TimeProvider clock, ILogger<ApiLogWriter> log) : BackgroundService
{
    const int Batch = 5000, Tries = 5, PausesBetweenCounts = 10;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    static readonly Counter<long> Written = Metrics.Meter.CreateCounter<long>("fintech.api_log.written", "{call}"),
        Dropped = Metrics.Meter.CreateCounter<long>("fintech.api_log.dropped", "{call}");

    readonly CopyRows rows = new();
    readonly UsageCounts usage = new();
    readonly Channel<ApiCall> waiting = Channel.CreateBounded<ApiCall>(
        new BoundedChannelOptions(options.Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    long dropped;

    public bool IsOn => options.Enabled;

    public long DroppedSinceStart => Interlocked.Read(ref dropped);

    /// <summary>Never waits. A caller without an environment has no log that anybody could read.</summary>
    public void Note(ApiCall call)
    {
        if (call.Caller.Environment is null)
        {
            CallMetrics.Count(call);
            return;
        }
        if (waiting.Writer.TryWrite(call)) return;
        Interlocked.Increment(ref dropped);
        Dropped.Add(1);
    }

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        var (calls, told) = (new List<ApiCall>(Batch), 0L);
        for (var pauses = 1; !ct.IsCancellationRequested; pauses++)
        {
            await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (Take(calls)) await Write(calls, ct);
            if (pauses % PausesBetweenCounts == 0) await Try(() => usage.Write(database, CancellationToken.None));
            if (DroppedSinceStart is var now && now > told) Lost(now - told, told = now);
        }
    }

    /// <summary>What was answered last is looked for first, so it is written at the end of the process too.</summary>
    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        var calls = new List<ApiCall>();
        while (Take(calls)) await Write(calls, new CancellationToken(canceled: true));
        await Try(() => usage.Write(database, CancellationToken.None));
    }

    bool Take(List<ApiCall> calls)
    {
        calls.Clear();
        while (calls.Count < Batch && waiting.Reader.TryRead(out var call)) calls.Add(call);
        return calls.Count > 0;
    }

    // At the end of the process, with one try.
    async Task Write(List<ApiCall> calls, CancellationToken ct)
    {
        for (var tries = 1; !await Try(() => ApiLogBatch.Write(database, calls, rows, CancellationToken.None)); tries++)
        {
            if (tries == Tries || ct.IsCancellationRequested)
            {
                Interlocked.Add(ref dropped, calls.Count);
                Dropped.Add(calls.Count);
                return;
            }
            await Task.Delay(TimeSpan.FromSeconds(tries), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        foreach (var call in calls) CallMetrics.Count(call);
        usage.Add(calls, clock.GetUtcNow().UtcDateTime);
        Written.Add(calls.Count);
    }

    async Task<bool> Try(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException or IOException)
        {
            Failed(lost.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Calls} calls were not logged, {All} since the start: more came than could be written")]
    partial void Lost(long calls, long all);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The API log could not be written: {Reason}")]
    partial void Failed(string reason);
}
