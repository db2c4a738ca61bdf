using System.Diagnostics;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Limits;

/// <summary>Nodes whose clocks are wrong by ten minutes. (What Redis decides is in <see cref="RedisRatesTests"/>.)</summary>
public sealed class ClockSkewTests(App app) : IClassFixture<App>
{
    static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero), Midnight = Noon.AddHours(12);

    /// <summary>The time of day stands still; the monotonic clock, which nobody can set, goes on.</summary>
    sealed class At(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;
        public override DateTimeOffset GetUtcNow() => Now;
    }

    QuotaCell Quota(Guid subject, DateTimeOffset now) =>
        new(subject, "day", monthly: false, 500, new QuotaBlocks(app.Services.GetRequiredService<Database>()), new At(now));

    static async Task<int> Spend(QuotaCell quota, int count)
    {
        var admitted = 0;
        for (var i = 0; i < count; i++)
            if (await quota.Take(1) is null) admitted++;
        return admitted;
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task Within_a_day_a_quota_is_spent_to_the_request(int minutes)
    {
        var subject = Guid.NewGuid();
        var (right, wrong) = (Quota(subject, Noon), Quota(subject, Noon.AddMinutes(minutes)));
        Assert.Equal(300, await Spend(wrong, 300));
        Assert.InRange(await Spend(right, 400), 195, 200); // but for what is left of the other's block
    }

    [Fact]
    public async Task At_midnight_each_spends_of_the_day_that_it_takes_it_for_and_of_neither_too_much()
    {
        var subject = Guid.NewGuid();
        var (right, ahead) = (Quota(subject, Midnight.AddMinutes(-5)), Quota(subject, Midnight.AddMinutes(5)));
        Assert.Equal((500, 500), (await Spend(right, 600), await Spend(ahead, 600)));
        // Ten minutes later the right one has the new day too, of which nothing is left.
        Assert.Equal(0, await Spend(Quota(subject, Midnight.AddMinutes(5)), 10));
    }

    [Fact]
    public void Setting_the_clock_gives_no_rate_back()
    {
        var clock = new At(Noon);
        var cell = new LimitCell(Guid.NewGuid(), new("key", 60, TimeSpan.FromHours(1)), clock);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 60; i++) Assert.Equal(TimeSpan.Zero, cell.Take(1));
        foreach (var minutes in (int[])[10, -10, 10])
        {
            clock.Now = Noon.AddMinutes(minutes);
            var wait = cell.Take(1);
            Assert.InRange(wait + Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(59.9), TimeSpan.FromSeconds(61));
        }
    }
}
