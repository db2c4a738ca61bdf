using CsCheck;
using Fintech.Infrastructure.Limits;

namespace Fintech.Tests.Limits;

public sealed class LimitCellTests
{
    /// <summary>A monotonic clock by hand, beside a wall clock that may jump.</summary>
    internal sealed class Clock : TimeProvider
    {
        public TimeSpan Passed = TimeSpan.FromDays(3);
        public DateTimeOffset Wall = new(2026, 7, 28, 9, 30, 0, TimeSpan.Zero);

        public override long GetTimestamp() => (long)(Passed.TotalSeconds * TimestampFrequency);
        public override DateTimeOffset GetUtcNow() => Wall;
    }

    static LimitCell Cell(Clock clock, long requests, double seconds) =>
        new(Guid.NewGuid(), new("key", requests, TimeSpan.FromSeconds(seconds)), clock);

    [Fact]
    public void Admits_all_of_it_at_once_and_then_one_after_the_other()
    {
        var clock = new Clock();
        var cell = Cell(clock, 60, 60);
        for (var i = 0; i < 60; i++) Assert.Equal(TimeSpan.Zero, cell.Take(1));
        Assert.InRange(cell.Take(1).TotalSeconds, 0.99, 1.01);
        Assert.Equal(0, cell.State.Remaining);
        Assert.InRange(cell.State.Wait.TotalSeconds, 0.99, 1.01);
        clock.Passed += TimeSpan.FromSeconds(1.001);
        Assert.Equal(TimeSpan.Zero, cell.Take(1));
        Assert.NotEqual(TimeSpan.Zero, cell.Take(1));
        clock.Passed += TimeSpan.FromSeconds(61);
        Assert.Equal(60, cell.State.Remaining);
    }

    [Fact]
    public void Waiting_as_long_as_it_says_is_enough_and_a_little_less_is_not()
    {
        var clock = new Clock();
        var cell = Cell(clock, 7, 3);
        for (var i = 0; i < 200; i++)
        {
            var wait = cell.Take(1);
            if (wait == TimeSpan.Zero) continue;
            clock.Passed += wait * 0.99;
            Assert.NotEqual(TimeSpan.Zero, cell.Take(1));
            clock.Passed += wait * 0.01 + TimeSpan.FromTicks(10);
            Assert.Equal(TimeSpan.Zero, cell.Take(1));
        }
    }

    [Fact]
    public void In_no_window_are_there_more_than_twice_as_many_and_in_none_more_than_the_rate_and_a_burst() =>
        Gen.Select(Gen.Int[1, 50], Gen.Double[0.5, 20], Gen.Double[0, 0.4].Array[1, 400]).Sample((requests, seconds, gaps) =>
        {
            var clock = new Clock();
            var cell = Cell(clock, requests, seconds);
            var admitted = new List<double>();
            foreach (var gap in gaps)
            {
                clock.Passed += TimeSpan.FromSeconds(gap);
                if (cell.Take(1) == TimeSpan.Zero) admitted.Add(clock.Passed.TotalSeconds);
            }
            for (var i = 0; i < admitted.Count; i++)
            {
                var (window, from) = (admitted.Count(t => t >= admitted[i] && t < admitted[i] + seconds), admitted[i]);
                Assert.True(window <= 2 * requests);
                for (var j = i; j < admitted.Count; j += 7)
                    Assert.True(j - i + 1 <= requests + ((admitted[j] - from) * requests / seconds) + 1.01);
            }
        }, iter: 200);

    [Fact]
    public void A_jump_of_the_wall_clock_changes_nothing()
    {
        var clock = new Clock();
        var cell = Cell(clock, 10, 60);
        for (var i = 0; i < 10; i++) cell.Take(1);
        foreach (var minutes in (int[])[10, -20, 60 * 24])
        {
            clock.Wall += TimeSpan.FromMinutes(minutes);
            Assert.NotEqual(TimeSpan.Zero, cell.Take(1));
            Assert.Equal(0, cell.State.Remaining);
        }
    }

    [Fact]
    public async Task Many_at_once_get_no_more_than_there_is()
    {
        var cell = Cell(new(), 100, 60);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 50).Count(_ => cell.Take(1) == TimeSpan.Zero))));
        Assert.Equal(100, taken.Sum());
    }

    [Fact]
    public async Task Counting_at_this_node_makes_no_garbage()
    {
        var clock = new Clock();
        var limits = new CallerLimits(LocalRates.Instance, [Cell(clock, 1_000_000, 60), Cell(clock, 1_000_000, 60)], []);
        Assert.Null((await limits.Take(1)).Refusal);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) await limits.Take(1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_heavy_request_counts_as_several()
    {
        var cell = Cell(new(), 10, 60);
        Assert.Equal(TimeSpan.Zero, cell.Take(7));
        Assert.Equal(3, cell.State.Remaining);
        Assert.NotEqual(TimeSpan.Zero, cell.Take(4));
        Assert.Equal(TimeSpan.Zero, cell.Take(3));
    }
}
