using System.Globalization;

namespace Fintech.Benchmarks.Driver;

/// <param name="Rounds">Measured rounds for each row and column; the median counts.</param>
/// <param name="Seconds">Length of a round.</param>
/// <param name="Only">Runs only the rows with this text in their name, beside the floors; null runs all.</param>
internal sealed record DriveOptions(int Rounds, int Seconds, int WarmUpSeconds, int Transactions, string? Only)
{
    public const int Connections = 32;
    public const int Environments = 999;

    public static DriveOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DriveOptions(3, 3, 5, 1_000_000, null);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--rounds" => options with { Rounds = Number(value) },
                "--seconds" => options with { Seconds = Number(value) },
                "--warm-up" => options with { WarmUpSeconds = Number(value) },
                "--transactions" => options with { Transactions = Number(value) },
                "--only" => options with { Only = value },
                var name => throw new ArgumentException($"Unknown option {name}."),
            };
        }
        return options;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
