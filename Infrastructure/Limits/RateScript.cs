using StackExchange.Redis;

namespace Fintech.Infrastructure.Limits;

/// <summary>The script that decides in Redis (<c>take-rates.lua</c>): what it is given, and what its answer means.</summary>
internal static class RateScript
{
    static readonly string Text = Read();

    /// <param name="cost">0 only asks, below 0 gives back.</param>
    /// <param name="tells">Whether Redis may have forgotten what this node knows of them.</param>
    /// <returns>Whether it was admitted, and the levels behind it.</returns>
    public static async Task<(bool Admitted, long[] Levels)> Run(IDatabase redis, LimitCell[] cells, int cost, bool tells = false)
    {
        var values = new RedisValue[1 + (3 * cells.Length)];
        values[0] = cost;
        for (var i = 0; i < cells.Length; i++)
        {
            values[(3 * i) + 1] = cells[i].Policy.Requests;
            values[(3 * i) + 2] = Window(cells[i].Policy);
            values[(3 * i) + 3] = tells ? (long)(Math.Max(0, cells[i].Ahead) * 1e6) : 0;
        }
        // The client sends the script's digest, and its text only to a server that does not know it.
        var answer = (long[])(await redis.ScriptEvaluateAsync(Text, Array.ConvertAll(cells, Key), values, CommandFlags.DemandMaster))!;
        return (answer[0] == 1, answer[1..]);
    }

    /// <summary>Seconds until all of it is there again.</summary>
    public static double Ahead(LimitPolicy policy, long level) => level / (policy.Requests * 1e6);

    /// <summary>Until there is room for so many: to the microsecond, and not shorter.</summary>
    public static TimeSpan Wait(LimitPolicy policy, long level, int cost) =>
        Time(policy, level - ((policy.Requests - cost) * Window(policy)));

    public static LimitState State(LimitPolicy policy, long level)
    {
        var remaining = Math.Max(0, policy.Requests - Divided(level, Window(policy)));
        return new(remaining, remaining > 0 ? TimeSpan.Zero : Wait(policy, level, 1), Time(policy, level));
    }

    static TimeSpan Time(LimitPolicy policy, long level) => TimeSpan.FromMicroseconds(Divided(Math.Max(0, level), policy.Requests));

    static long Divided(long level, long by) => (level + by - 1) / by;
    static long Window(LimitPolicy policy) => (long)policy.Window.TotalMicroseconds;

    // What stands in braces chooses the slot of a cluster. Nothing of a person or a secret is in here: the ids are of a
    // workspace and of a key's record.
    static RedisKey Key(LimitCell cell) => $"fintech:rate:{{{cell.Workspace:n}}}:{cell.Bucket}:{cell.Subject:n}";

    static string Read()
    {
        using var text = typeof(RateScript).Assembly.GetManifestResourceStream("take-rates.lua")!;
        return new StreamReader(text).ReadToEnd();
    }
}
