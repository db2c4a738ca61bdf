using Fintech.Features.Developers.ApiLog;
using Fintech.Infrastructure.ApiLog;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ShowTraffic;

public sealed class ShowTrafficTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Counts_the_running_hour_and_the_23_before_it_without_gaps()
    {
        var person = await app.NewPerson();
        await app.Sql("""
            insert into api_hours (environment_id, hour, bucket, calls, refused, failed)
            select $1, date_trunc('hour', now()) - h * interval '1 hour', 40, 10, 1, 0 from unnest(array[23, 24]) h
            """, person.Environment.Value);
        using var refused = await person.Http.GetAsync("/v1/banking/accounts?limit=0");
        var seen = await Tester.Until(() => person.Http.Read("/v1/usage/hours"), t => (long)t["data"]![23]!["count"]!["refused"]! > 0);
        var hours = seen["data"]!.AsArray();
        Assert.Equal(24, hours.Count);
        Assert.Equal(10, (long)hours[0]!["count"]!["calls"]!);
        Assert.Equal(TookBuckets.Most(40), (long)hours[0]!["count"]!["p95_us"]!);
        Assert.All(hours.Skip(1).SkipLast(1), h => Assert.Null(h!["count"]!["p95_us"]));
        Assert.Equal((long)hours[0]!["count"]!["calls"]! + (long)hours[23]!["count"]!["calls"]!, (long)seen["all"]!["calls"]!);
        var at = hours.Select(h => (DateTimeOffset)h!["hour"]!).ToList();
        Assert.All(at.Zip(at.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(1), pair.Second - pair.First));
        Assert.InRange(DateTimeOffset.UtcNow - at[23], TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Is_of_one_environment_and_for_its_developers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await app.Sql("""
            insert into api_hours (environment_id, hour, bucket, calls, refused, failed) values ($1, date_trunc('hour', now()), 40, 7, 0, 0)
            """, other.Environment.Value);
        Assert.True((long)(await person.Http.Read("/v1/usage/hours"))["all"]!["calls"]! < 7);
        await (await person.Joined("viewer")).Http.Send(HttpMethod.Get, "/v1/usage/hours").IsRefused(403, "auth.insufficient_scope");
    }

    [Fact]
    public void The_95th_percentile_is_never_too_short_and_at_most_a_quarter_too_long()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var took = Enumerable.Range(0, random.Next(1, 400)).Select(_ => (long)Math.Exp(random.NextDouble() * 17) + 4).Order().ToList();
            var counts = took.GroupBy(t => TookBuckets.Of(TimeSpan.FromMicroseconds(t)))
                .Select(b => new HourCount(DateTimeOffset.UnixEpoch, b.Key, b.Count(), 0, 0)).ToList();
            var exact = took[(int)Math.Ceiling(took.Count * 0.95) - 1];
            Assert.InRange(ShowTrafficHandler.Of(counts).P95Us!.Value, exact, exact * 5 / 4 + 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(123)]
    [InlineData(long.MaxValue / 100)]
    public void A_bucket_holds_what_is_in_it(long microseconds)
    {
        var bucket = TookBuckets.Of(TimeSpan.FromTicks(microseconds * 10));
        Assert.InRange(Math.Min(microseconds, int.MaxValue), 0, TookBuckets.Most(bucket));
        Assert.True(bucket < 128);
    }
}
