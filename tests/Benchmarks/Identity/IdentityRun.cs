using System.Globalization;
using System.Security.Cryptography;
using Fintech.Benchmarks.Driver;
using Fintech.Benchmarks.Layers;
using Fintech.Features.Identity;
using Fintech.Features.Workspaces;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Benchmarks.Identity;

/// <summary>The cost of the session check, and sign-ins per second beside the hashes per second that bound them.</summary>
internal static class IdentityRun
{
    const double GoalMilliseconds = 1, KeyChecksPerSecond = 10_000;
    const int Rounds = 3, SessionCount = 1000, PasswordPeople = 200, TotpPeople = 3000;
    static readonly TimeSpan Time = TimeSpan.FromSeconds(8);

    public static async Task<int> Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var cluster = await Cluster.Start();
        var owner = await cluster.Database("bench_identity");
        var app = await ProductSubjects.MakeAppRole(owner);
        var settings = ProductSubjects.Settings(owner, app);
        var (product, masterKey) = (typeof(Database).Assembly.Location, settings["Secrets__MasterKey"]);
        await Processes.Run("dotnet", settings, product, "migrate");
        var isGood = await Sessions(owner, app, masterKey);
        isGood &= await Keys(owner, app, masterKey);
        var secret = RandomNumberGenerator.GetBytes(20);
        await IdentitySeed.People(owner, masterKey, "p", PasswordPeople, null);
        await IdentitySeed.People(owner, masterKey, "t", TotpPeople, secret);
        await using var host = await Driver.Host.Start(product, ["--urls", "{url}"], settings, "/health/ready");
        await SignInRounds(host.Url, secret);
        return isGood ? 0 : 1;
    }

    static async Task<bool> Sessions(string owner, string app, string masterKey)
    {
        await using var database = new Database(new() { Postgres = app, PostgresDirect = app });
        var peppers = new Peppers(database, new(new() { MasterKey = masterKey }));
        var lookup = new SessionLookup(database, peppers, Permissions(), new(new(), new(database), LocalRates.Instance, TimeProvider.System));
        var known = await IdentitySeed.Sessions(owner, peppers, SessionCount);
        var goal = true;
        foreach (var callers in (int[])[1, 8])
        {
            var rounds = new List<SessionCheck.Measured>();
            for (var n = 0; n < Rounds; n++) rounds.Add(await SessionCheck.Run(lookup, known, callers));
            var (p50, p99) = (Median(rounds.Select(r => r.P50Milliseconds)), Median(rounds.Select(r => r.P99Milliseconds)));
            var verdict = callers > 1 ? "NOTE" : p99 < GoalMilliseconds ? "PASS" : "FAIL";
            goal &= verdict != "FAIL";
            Console.WriteLine($"{verdict}: session check, {callers} at once: p50 {p50:0.000} ms, p99 {p99:0.000} ms, {Median(rounds.Select(r => r.PerSecond)):0} a second"
                + $" ({Rounds} rounds of {SessionCheck.Calls:n0} warm calls each{(callers > 1 ? "" : $", goal p99 < {GoalMilliseconds} ms")})");
        }
        return goal;
    }

    static async Task<bool> Keys(string owner, string app, string masterKey)
    {
        var keys = await ProductSeed.Fill(owner, masterKey, environments: 200, transactions: 200);
        await using var database = new Database(new() { Postgres = app, PostgresDirect = app });
        var ring = new KeyRing(database, new Peppers(database, new(new() { MasterKey = masterKey })), Permissions());
        var rounds = new List<KeyCheck.Measured>();
        for (var n = 0; n < Rounds; n++) rounds.Add(await KeyCheck.Run(ring, keys));
        var (p99, perSecond) = (Median(rounds.Select(r => r.P99Microseconds)), Median(rounds.Select(r => r.PerSecond)));
        var isGood = p99 < GoalMilliseconds * 1000 && perSecond >= KeyChecksPerSecond;
        Console.WriteLine($"{(isGood ? "PASS" : "FAIL")}: API key check: p50 {Median(rounds.Select(r => r.P50Microseconds)):0.0} µs, p99 {p99:0.0} µs, "
            + $"longest {Median(rounds.Select(r => r.MostMilliseconds)):0.0} ms, {perSecond:n0} a second on one core "
            + $"({Rounds} rounds of {KeyCheck.Calls:n0} warm calls with 200 keys, goal p99 < {GoalMilliseconds} ms and {KeyChecksPerSecond:n0} a second)");
        return isGood;
    }

    static RolePermissions Permissions()
    {
        var builder = WebApplication.CreateBuilder();
        new WorkspacesFeature().Add(builder);
        return builder.Services.BuildServiceProvider().GetRequiredService<RolePermissions>();
    }

    // In turn, so that a noisy minute of the machine falls on all of them.
    static async Task SignInRounds(string url, byte[] secret)
    {
        var stored = await new Passwords().Hash(IdentitySeed.Password, CancellationToken.None);
        using var password = new SignIns.Client(url);
        using var totp = new SignIns.Client(url);
        (string Name, Func<Task> Act)[] rows =
        [
            ("Argon2id hashes, nothing else", SignIns.Floor(stored!)),
            ("sign-ins with a password", () => password.WithPassword("p", PasswordPeople)),
            ("sign-ins with a password and TOTP", () => totp.WithTotp("t", TotpPeople, secret)),
        ];
        foreach (var (_, act) in rows) await SignIns.PerSecond(act, TimeSpan.FromSeconds(2));
        var measured = rows.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var row = 0; row < rows.Length; row++) measured[row].Add(await SignIns.PerSecond(rows[row].Act, Time));
        for (var row = 0; row < rows.Length; row++)
            Console.WriteLine($"NOTE: {rows[row].Name}: {Median(measured[row]):0.0} a second{(row == 0 ? "" : $", {Median(measured[row]) / Median(measured[0]):0.00} of the hashes")}");
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

}
