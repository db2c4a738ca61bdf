using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Fintech.Features.Identity;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Peers;

/// <summary>
/// Codes and hashes against programs that others wrote. The suite "peers" runs them; .ci/run installs what they need.
/// </summary>
[Trait("Category", "Peers")]
public sealed class PeerTests(App app) : IClassFixture<App>
{
    const string John = "/usr/share/john/password.lst";

    [PeerFact("oathtool")]
    public async Task Twenty_codes_of_oathtool_in_a_row_are_taken_each_at_its_time()
    {
        var secret = TotpCodes.NewSecret();
        // Any time until 2100, at the beginning of a step.
        var start = DateTimeOffset.FromUnixTimeSeconds(RandomNumberGenerator.GetInt32(0, 136_000_000) * 30L);
        var codes = (await Run("oathtool", TotpCodes.Text(secret), "--totp", "--base32", "--window=19",
            $"--now={start:yyyy-MM-dd HH:mm:ss} UTC", "-")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, codes.Length);
        var clock = new AppClock();
        await using var authenticator = await AppAuthenticator.Make(app, secret, clock);
        foreach (var (code, step) in codes.Select((code, step) => (code, step)))
        {
            clock.Now = start.AddSeconds(30 * step + RandomNumberGenerator.GetInt32(30));
            Assert.True(await authenticator.Takes(code), $"{code}, {step} steps after {start}");
        }
    }

    [PeerFact("argon2")]
    public async Task The_argon2_command_makes_the_hash_that_we_keep()
    {
        var password = $"ünïcödé 🔑 {Guid.NewGuid()}";
        var passwords = new Passwords();
        // A command's argument holds no zero byte, and $() takes line ends off.
        string kept;
        byte[] salt;
        do
        {
            kept = (await passwords.Hash(password, default))!;
            salt = Convert.FromBase64String(kept.Split('$')[4] + "==");
        }
        while (salt.Contains((byte)0) || salt[^1] == '\n');
        var octal = string.Concat(salt.Select(b => "\\" + Convert.ToString(b, 8).PadLeft(3, '0')));
        Assert.Equal(kept, (await Run("sh", password, "-c",
            $"LC_ALL=C; argon2 \"$(printf '{octal}')\" -id -v 13 -t 2 -k 19456 -p 1 -l 32 -e")).Trim());
    }

    [PeerFact("argon2")]
    public async Task A_hash_that_the_argon2_command_made_is_checked_at_its_own_cost()
    {
        var passwords = new Passwords();
        foreach (var (passes, kibibytes, lanes) in ((int, int, int)[])[(1, 64, 1), (3, 4096, 4), (2, 19456, 1)])
        {
            var made = (await Run("argon2", "a password", "some other salt", "-id", "-t", $"{passes}", "-k",
                $"{kibibytes}", "-p", $"{lanes}", "-l", "32", "-e")).Trim();
            Assert.True(await passwords.Verify(made, "a password", default), made);
            Assert.False(await passwords.Verify(made, "a passwore", default), made);
        }
    }

    [PeerFact(John)]
    public void What_John_the_Ripper_tries_first_is_refused()
    {
        var tried = File.ReadLines(John).Where(line => !line.StartsWith("#!")).ToList();
        Assert.True(tried.Count > 3000, $"Only {tried.Count}.");
        var allowed = tried.Where(line => line.Length >= Passwords.MinLength).ToList();
        Assert.NotEmpty(allowed);
        Assert.All(allowed, line => Assert.NotNull(PasswordRules.Fault(line, "ada@fintech.example", "Ada Lovelace")));
    }

    static async Task<string> Run(string command, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
