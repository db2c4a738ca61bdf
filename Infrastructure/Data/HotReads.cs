using System.Threading.Channels;
using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// The reads that everybody makes all the time: one statement by key and limit. What waits at the same moment leaves
/// together, as one batch on one connection, because half of what a single read costs is handing the connection over and
/// writing to its socket (docs/adr/0014). A reader who goes away disturbs nobody: a batch is never cancelled.
/// </summary>
public sealed class HotReads : IAsyncDisposable
{
    /// <summary>Longest time a batch may take, and a reader may wait for its turn and its answer.</summary>
    public static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(4), LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>One for each processor: more of them make smaller batches, and a read then costs more and waits longer.</summary>
    public static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 2, 8);

    const int MostInBatch = 16, MostWaiting = 10_000;

    readonly NpgsqlDataSource source;
    readonly Task[] workers;
    readonly Channel<Read> waiting = Channel.CreateBounded<Read>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    public HotReads(NpgsqlDataSource source)
    {
        this.source = source;
        using (ExecutionContext.SuppressFlow()) // no request's context belongs to a worker
            workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(Work))];
    }

    /// <param name="row">Makes one row of the answer; it must only look at the row that the reader stands on.</param>
    /// <exception cref="NpgsqlException">The database refused, or did not answer in time.</exception>
    /// <exception cref="TimeoutException">Too many waited before this one.</exception>
    public async Task<List<TRow>> List<TRow>(
        string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, TRow> row, CancellationToken ct)
    {
        var read = new Read<TRow>(sql, parameters, row);
        if (!waiting.Writer.TryWrite(read)) throw new TimeoutException("Too many reads wait for the database.");
        return await read.Answer.WaitAsync(LongestWait, ct);
    }

    async Task Work()
    {
        var batch = new List<Read>(MostInBatch);
        while (await waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostInBatch && waiting.Reader.TryRead(out var read))
                if (!read.IsOver) batch.Add(read);
            if (batch.Count > 0) await Run(batch);
        }
    }

    async Task Run(List<Read> reads)
    {
        var done = 0;
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(connection) { Timeout = (int)LongestBatch.TotalSeconds };
            foreach (var read in reads) batch.BatchCommands.Add(read.Command());
            await using var reader = await batch.ExecuteReaderAsync();
            while (done < reads.Count)
            {
                await reads[done].Take(reader);
                if (++done < reads.Count) await reader.NextResultAsync();
            }
        }
        catch (Exception failure)
        {
            // One statement that fails ends those behind it; they are asked again, without it. A lost connection ends
            // all: they are asked once more, as it may have been lost while it lay idle.
            var isStatement = failure is PostgresException { IsTransient: false } or { InnerException: TimeoutException };
            for (var i = done; i < reads.Count; i++)
                if ((i == done && isStatement) || !Again(reads[i], isStatement)) reads[i].Fail(failure);
        }
    }

    bool Again(Read read, bool blameless)
    {
        if (read.WasAsked && !blameless) return false;
        read.WasAsked = true;
        return waiting.Writer.TryWrite(read);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(workers);
        await source.DisposeAsync();
    }

    abstract class Read
    {
        public bool WasAsked { get; set; }
        public abstract bool IsOver { get; }
        public abstract NpgsqlBatchCommand Command();
        public abstract Task Take(NpgsqlDataReader reader);
        public abstract void Fail(Exception failure);
    }

    sealed class Read<TRow>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, TRow> row) : Read
    {
        readonly TaskCompletionSource<List<TRow>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<List<TRow>> Answer => answer.Task;
        public override bool IsOver => answer.Task.IsCompleted;

        public override NpgsqlBatchCommand Command()
        {
            var command = new NpgsqlBatchCommand(sql);
            // A parameter belongs to one collection at a time, and this may be the second.
            foreach (var parameter in parameters) command.Parameters.Add(WasAsked ? parameter.Clone() : parameter);
            return command;
        }

        public override async Task Take(NpgsqlDataReader reader)
        {
            var rows = new List<TRow>();
            Exception? bug = null;
            while (await reader.ReadAsync())
                try { if (bug is null) rows.Add(row(reader)); }
                catch (Exception wrong) when (wrong is not NpgsqlException) { bug = wrong; }
            if (bug is null) answer.TrySetResult(rows);
            else answer.TrySetException(bug);
        }

        public override void Fail(Exception failure) => answer.TrySetException(failure);
    }
}
