using CsCheck;

namespace Fintech.Infrastructure.Slices;

public sealed class ThrottleTests
{
    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Time = DateTimeOffset.UnixEpoch.AddYears(50);
        public override DateTimeOffset GetUtcNow() => Time;
    }

    readonly Clock clock = new();

    Throttle New() => new(clock);

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    [Fact]
    public void Each_further_try_waits_twice_as_long_up_to_a_quarter_of_an_hour()
    {
        var attempts = New();
        for (var i = 0; i < 5; i++) Assert.Null(attempts.Try("a", 5, Longest));
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var wait = attempts.Try("a", 5, Longest)!.Value;
            waits.Add(wait.TotalSeconds);
            clock.Time += wait;
            Assert.Null(attempts.Try("a", 5, Longest));
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits);
    }

    [Fact]
    public void Success_and_time_forget()
    {
        var attempts = New();
        for (var i = 0; i < 5; i++) attempts.Try("a", 5, Longest);
        attempts.Succeeded("a");
        Assert.Null(attempts.Try("a", 5, Longest));
        for (var i = 0; i < 5; i++) attempts.Try("b", 5, Longest);
        clock.Time += TimeSpan.FromMinutes(16);
        for (var i = 0; i < 5; i++) Assert.Null(attempts.Try("b", 5, Longest));
    }

    [Fact]
    public void A_success_between_guesses_ends_no_wait_that_many_share()
    {
        var attempts = New();
        for (var i = 0; i < 5; i++) attempts.Try("place", 5, Longest);
        attempts.TakeBack("place");
        Assert.NotNull(attempts.Try("place", 5, Longest));
    }

    [Fact]
    public void One_key_never_closes_another() => Gen.String.Select(Gen.String).Sample((a, b) =>
    {
        if (a == b) return;
        var attempts = New();
        for (var i = 0; i < 9; i++) attempts.Try(a, 5, Longest);
        Assert.Null(attempts.Try(b, 5, Longest));
    });
}
