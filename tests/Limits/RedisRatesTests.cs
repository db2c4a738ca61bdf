using System.Diagnostics;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Limits;
using Fintech.Support;
using StackExchange.Redis;

namespace Fintech.Tests.Limits;

/// <summary>Over a real Redis: all nodes together admit what one would, to the request.</summary>
public sealed class RedisRatesTests(RedisServer redis) : IClassFixture<RedisServer>
{
    static RateExceeded Refused(Infrastructure.Slices.Error? error) => Assert.IsType<RateExceeded>(error);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, -10)]
    public async Task Of_200_at_once_at_two_nodes_exactly_60_are_admitted_whatever_their_clocks_say(int minutesAtA, int minutesAtB)
    {
        await using var a = await RedisNode.Start(redis, clock: new Skewed(TimeSpan.FromMinutes(minutesAtA)));
        await using var b = await RedisNode.Start(redis, clock: new Skewed(TimeSpan.FromMinutes(minutesAtB)));
        var key = Guid.NewGuid();
        var (atA, atB) = (a.Cell(key, 60), b.Cell(key, 60));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? a.Rates.Take([atA], 1) : b.Rates.Take([atB], 1)))));
        var admitted = answers.Where(t => t.Refusal is null).ToList();
        Assert.Equal(60, admitted.Count);
        // Each was told what it left itself, and no two the same.
        Assert.Equal(Enumerable.Range(0, 60).Select(n => (long)n), admitted.Select(t => t.Rates![0].Remaining).Order());
        Assert.All(answers.Where(t => t.Refusal is not null), t => Assert.InRange(t.Refusal!.RetryAfter!.Value.TotalSeconds, 50, 60));
    }

    [Fact]
    public async Task A_request_is_counted_against_all_of_its_limits_or_none()
    {
        await using var node = await RedisNode.Start(redis);
        var workspace = Guid.NewGuid();
        var all = node.Cell(workspace, 15, "workspace", workspace);
        LimitCell a = node.Cell(Guid.NewGuid(), 10, "key", workspace), b = node.Cell(Guid.NewGuid(), 10, "key", workspace);
        Assert.Equal(10, await node.Spend(14, a, all));
        Assert.Equal("key", Refused(await node.Take(1, a, all)).Policy);
        Assert.Equal(5, await node.Spend(9, b, all));
        Assert.Equal("workspace", Refused(await node.Take(1, b, all)).Policy);
        var left = (await node.Rates.Take([a, b, all], 0)).Rates!;
        Assert.Equal([0L, 5L, 0L], left.Select(l => l.Remaining));
    }

    [Fact]
    public async Task A_heavy_request_counts_as_several()
    {
        await using var node = await RedisNode.Start(redis);
        var cell = node.Cell(Guid.NewGuid(), 10);
        Assert.Null(await node.Take(7, cell));
        Assert.InRange(Refused(await node.Take(4, cell)).RetryAfter!.Value.TotalSeconds, 350, 360);
        Assert.Null(await node.Take(3, cell));
        Assert.NotNull(await node.Take(1, cell));
    }

    [Fact]
    public async Task Waiting_as_long_as_it_says_is_enough_and_less_is_not()
    {
        await using var node = await RedisNode.Start(redis);
        var cell = node.Cell(Guid.NewGuid(), 7, seconds: 3);
        await node.Spend(7, cell);
        var asked = Stopwatch.GetTimestamp();
        if (await node.Take(1, cell) is not RateExceeded refusal) throw new InvalidOperationException("The machine slept.");
        var told = Stopwatch.GetTimestamp();
        var wait = refusal.RetryAfter!.Value;
        Assert.InRange(wait.TotalSeconds, 0.000001, 3.0 / 7);
        while (true)
        {
            var waited = Stopwatch.GetElapsedTime(told);
            if (await node.Take(1, cell) is null) break;
            Assert.True(waited < wait, $"refused {waited} after it said {wait}");
        }
        var earliest = Stopwatch.GetElapsedTime(asked);
        Assert.True(earliest >= wait - TimeSpan.FromMilliseconds(1), $"admitted {earliest} after it said {wait}");
    }

    [Fact]
    public async Task What_a_quota_refuses_the_rates_get_back()
    {
        await using var node = await RedisNode.Start(redis);
        var cell = node.Cell(Guid.NewGuid(), 10);
        var taken = await node.Rates.Take([cell], 4);
        node.Rates.GiveBack([cell], 4, taken);
        Assert.Equal(10, (await node.Rates.Take([cell], 0)).Rates![0].Remaining);
        Assert.Equal(10, await node.Spend(12, cell));
    }

    [Fact]
    public async Task A_changed_limit_begins_where_the_former_one_was()
    {
        await using var node = await RedisNode.Start(redis);
        var key = Guid.NewGuid();
        await node.Spend(60, node.Cell(key, 100));
        Assert.Equal(4, await node.Spend(10, node.Cell(key, 10)));
        Assert.NotNull(await node.Take(1, node.Cell(key, 1000)));
    }

    [Fact]
    public async Task A_Redis_that_lost_its_scripts_gets_them_again()
    {
        await using var node = await RedisNode.Start(redis);
        var cell = node.Cell(Guid.NewGuid(), 3);
        Assert.Null(await node.Take(1, cell));
        await using var admin = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        await admin.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
        Assert.Equal(2, await node.Spend(5, cell));
        Assert.Empty(node.Log);
    }

    [Fact]
    public async Task Redis_holds_two_ids_and_numbers_for_no_longer_than_the_window()
    {
        await using var node = await RedisNode.Start(redis);
        var (key, workspace) = (Guid.NewGuid(), Guid.NewGuid());
        await node.Take(1, node.Cell(key, 10, "key", workspace, seconds: 60), node.Cell(workspace, 10, "workspace", workspace, seconds: 60));
        await using var admin = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        var names = new HashSet<string>();
        await foreach (var name in admin.GetServer(redis.Connection).KeysAsync(pattern: $"*{workspace:n}*"))
        {
            names.Add(name.ToString());
            Assert.Matches("^[0-9]+ [0-9]+ 10$", (await admin.GetDatabase().StringGetAsync(name)).ToString());
            Assert.InRange((await admin.GetDatabase().KeyTimeToLiveAsync(name))!.Value.TotalSeconds, 1, 60);
        }
        Assert.Equal([$"fintech:rate:{{{workspace:n}}}:key:{key:n}", $"fintech:rate:{{{workspace:n}}}:workspace:{workspace:n}"], names.Order());
    }

    [Fact]
    public void A_connection_that_cannot_be_read_is_said_without_its_password()
    {
        var refused = Assert.Throws<ConfigurationException>(
            () => new RedisOptions("localhost:6379,password=hunter2,nonsense=hunter2").Parse());
        Assert.Contains("ConnectionStrings:Redis", refused.Message);
        Assert.DoesNotContain("hunter2", refused.ToString());
    }

    /// <summary>A node whose clocks, both of them, are wrong.</summary>
    sealed class Skewed(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
        public override long GetTimestamp() => System.GetTimestamp() + (long)(by.TotalSeconds * System.TimestampFrequency);
    }
}
