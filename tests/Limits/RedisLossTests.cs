using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.Limits;

/// <summary>A Redis that is killed, frozen or not there: requests go on, and limits hold as they are documented to.</summary>
public sealed class RedisLossTests(App app) : IClassFixture<App>, IDisposable
{
    readonly RedisServer redis = new();

    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    public void Dispose() => redis.Dispose();

    [Fact]
    public async Task Killed_each_node_goes_on_from_what_it_knew_and_started_again_it_is_exact_again()
    {
        await using var a = await RedisNode.Start(redis);
        await using var b = await RedisNode.Start(redis);
        var key = Guid.NewGuid();
        var (atA, atB) = (a.Cell(key, 60), b.Cell(key, 60));
        for (var i = 0; i < 15; i++) Assert.Equal(2, await a.Spend(1, atA) + await b.Spend(1, atB));
        redis.Kill();
        // B had heard of all 30, and A of all but B's last.
        Assert.Equal((31, 30), (await a.Spend(100, atA), await b.Spend(100, atB)));
        Assert.False(a.Rates.AreInOnePlace);
        redis.Start();
        await BothReturn(a, b);
        // The new Redis knows nothing but what they told it: all of this limit is spent.
        Assert.Equal(0, await a.Spend(20, atA) + await b.Spend(20, atB));
        var other = Guid.NewGuid();
        var (nextAtA, nextAtB) = (a.Cell(other, 60), b.Cell(other, 60));
        var admitted = await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(_ => (Task<int>[])[a.Spend(1, nextAtA), b.Spend(1, nextAtB)]));
        Assert.Equal(60, admitted.Sum());
        foreach (var node in (RedisNode[])[a, b])
            Assert.Collection(node.Log,
                lost => Assert.StartsWith("Warning: Redis does not answer", lost),
                back => Assert.StartsWith("Warning: Redis answers again", back));
    }

    static async Task BothReturn(RedisNode a, RedisNode b)
    {
        for (var tries = 0; !a.Link.IsUp || !b.Link.IsUp; tries++)
        {
            Assert.True(tries < 100, "Redis is there and was not found again.");
            foreach (var node in (RedisNode[])[a, b])
                if (!node.Link.IsUp) await node.Return();
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Killed_under_load_no_request_fails()
    {
        await using var a = await RedisNode.Start(redis, Short);
        await using var b = await RedisNode.Start(redis, Short);
        var key = Guid.NewGuid();
        var (atA, atB) = (a.Cell(key, 100_000), b.Cell(key, 100_000));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var load = Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var asked = 0;
            for (; !over.IsCancellationRequested && asked < 3000; asked++)
                Assert.Null(await (i % 2 == 0 ? a.Take(1, atA) : b.Take(1, atB)));
            return asked;
        })).ToList();
        await Task.Delay(300);
        redis.Kill();
        await Task.Delay(300);
        redis.Start();
        await BothReturn(a, b);
        Assert.True((await Task.WhenAll(load)).Sum() > 100);
    }

    [Fact]
    public async Task Frozen_a_request_does_not_wait_for_it_and_the_next_ones_do_not_even_ask()
    {
        await using var node = await RedisNode.Start(redis, Short);
        var cell = node.Cell(Guid.NewGuid(), 3);
        Assert.Null(await node.Take(1, cell));
        redis.Freeze();
        // The client's own patience is five seconds.
        Assert.Null(await node.Take(1, cell).WaitAsync(TimeSpan.FromSeconds(3)));
        for (var left = 1; left >= 0; left--)
        {
            var asked = node.Rates.Take([cell], 1);
            Assert.True(asked.IsCompletedSuccessfully);
            Assert.Equal(left == 0, (await asked).Refusal is RateExceeded);
        }
        redis.Thaw();
        await BothReturn(node, node);
        Assert.NotNull(await node.Take(1, cell));
    }

    [Fact]
    public async Task A_node_starts_without_it_and_counts_by_itself_until_it_comes()
    {
        redis.Kill();
        await using var node = await RedisNode.Start(redis);
        var cell = node.Cell(Guid.NewGuid(), 10);
        Assert.Equal(4, await node.Spend(4, cell));
        await node.Return();
        Assert.StartsWith("Warning: Redis does not answer", Assert.Single(node.Log));
        redis.Start();
        await BothReturn(node, node);
        var taken = await node.Rates.Take([cell], 1);
        Assert.Equal(5, taken.Rates![0].Remaining);
    }

    [Fact]
    public async Task While_it_is_lost_nodes_tell_each_other_also_what_they_had_learned_from_it()
    {
        var database = app.Services.GetRequiredService<Database>();
        await using var linkA = new RedisLink(new(redis.Connection), NullLogger<RedisLink>.Instance);
        await using var linkB = new RedisLink(new(redis.Connection), NullLogger<RedisLink>.Instance);
        var (key, workspace) = (Guid.NewGuid(), Guid.NewGuid());
        var (a, atA) = await Node(linkA);
        var (b, atB) = await Node(linkB);
        Assert.Null((await atB.Take(1)).Refusal); // the one of both that hears of nothing that follows
        for (var i = 0; i < 49; i++) Assert.Null((await atA.Take(1)).Refusal);
        redis.Kill();
        Assert.Null((await atA.Take(1)).Refusal);
        Assert.Null((await atB.Take(1)).Refusal);
        for (var round = 0; round < 2; round++)
        {
            await a.Exchange();
            await b.Exchange();
        }
        // 52 are spent of 60, and one comes back each second.
        Assert.InRange((await atA.Now(default))[0].State.Remaining, 7, 30);
        Assert.InRange((await atB.Now(default))[0].State.Remaining, 7, 30);

        async Task<(LimitExchange, CallerLimits)> Node(RedisLink link)
        {
            await link.TryReturn([]);
            var rates = new RedisRates(link, LocalRates.Instance);
            var book = new LimitBook(new() { Sandbox = new() { KeyPerMinute = 60 } }, new(database), rates, TimeProvider.System);
            return (new(book, rates, database, NullLogger<LimitExchange>.Instance),
                book.OfKey(key, workspace, Guid.NewGuid(), isLive: false, null, null, null));
        }
    }
}
