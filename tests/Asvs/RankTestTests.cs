using Fintech.Benchmarks.Identity;

namespace Fintech.Tests.Asvs;

/// <summary>The test that the suite timing judges by.</summary>
public sealed class RankTestTests
{
    [Theory]
    // The example of SciPy's manual for mannwhitneyu, asymptotic: U = 17, p = 0.11134688653314041.
    [InlineData(new double[] { 19, 22, 16, 29, 24 }, new double[] { 20, 11, 17, 12 }, 17, 0.1113)]
    // By hand: ranks 2, 4 and 5 of seven; and with ties.
    [InlineData(new double[] { 3, 4, 2 }, new double[] { 6, 2.5, 5, 1 }, 5, 0.8597)]
    [InlineData(new double[] { 1, 1, 2, 2, 3 }, new double[] { 1, 2, 2, 3, 3 }, 9, 0.5067)]
    [InlineData(new double[] { 5, 5, 5 }, new double[] { 5, 5, 5 }, 4.5, 1)]
    public void Gives_the_known_answers(double[] first, double[] second, double u, double p)
    {
        var found = RankTest.Compare(first, second);
        Assert.Equal(u, found.U, 4);
        Assert.Equal(p, found.P, 3);
    }

    [Fact]
    public void Tells_a_shift_from_noise()
    {
        var random = new Random(7);
        double[] Sample(double shift) => [.. Enumerable.Range(0, 120).Select(_ => 100 + shift + 20 * random.NextDouble())];
        Assert.True(RankTest.Compare(Sample(0), Sample(15)).P < 0.001);
        Assert.True(RankTest.Compare(Sample(0), Sample(0)).P > 0.001);
    }
}
