using System.Text;
using Fintech.Support;
using OtpNet;

namespace Fintech.Tests.Credentials;

/// <summary>
/// Answers that standards give for the codes and hashes that open accounts. That of Argon2id (RFC 9106) is beside the
/// passwords themselves, in PasswordsTests.
/// </summary>
public sealed class VectorTests(App app) : IClassFixture<App>
{
    static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B: seconds since 1970, and the codes with SHA-1, SHA-256 and SHA-512.</summary>
    public static readonly TheoryData<long, string, string, string> Rfc6238 = new()
    {
        { 59, "94287082", "46119246", "90693936" },
        { 1111111109, "07081804", "68084774", "25091201" },
        { 1111111111, "14050471", "67062674", "99943326" },
        { 1234567890, "89005924", "91819424", "93441116" },
        { 2000000000, "69279037", "90698825", "38618901" },
        { 20000000000, "65353130", "77737706", "47863826" },
    };

    [Theory]
    [MemberData(nameof(Rfc6238))]
    public void Codes_by_time_are_those_of_RFC_6238(long seconds, string sha1, string sha256, string sha512)
    {
        Assert.Equal(sha1, Code(OtpHashMode.Sha1, 20));
        Assert.Equal(sha256, Code(OtpHashMode.Sha256, 32));
        Assert.Equal(sha512, Code(OtpHashMode.Sha512, 64));

        // The secret is as long as the hash, as the RFC's errata say.
        string Code(OtpHashMode mode, int length) => new Totp(
                [.. Enumerable.Range(0, length).Select(i => Secret[i % Secret.Length])], mode: mode, totpSize: 8)
            .ComputeTotp(DateTime.UnixEpoch.AddSeconds(seconds));
    }

    [Fact]
    public void Codes_by_counter_are_those_of_RFC_4226()
    {
        var hotp = new Hotp(Secret);
        string[] codes =
        [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ];
        Assert.Equal(codes, Enumerable.Range(0, codes.Length).Select(i => hotp.ComputeHOTP(i)));
    }

    [Fact]
    public async Task The_product_takes_each_code_of_RFC_6238_at_its_time_and_once()
    {
        var clock = new AppClock();
        await using var authenticator = await AppAuthenticator.Make(app, Secret, clock);
        foreach (var (seconds, sha1) in Rfc6238.Select(row => ((long)row[0], (string)row[1])))
        {
            clock.Now = DateTimeOffset.FromUnixTimeSeconds(seconds);
            var code = sha1[2..]; // six of the eight digits
            Assert.False(await authenticator.Takes($"{(code[0] - '0' + 1) % 10}{code[1..]}"));
            Assert.True(await authenticator.Takes(code));
            Assert.False(await authenticator.Takes(code));
        }
    }
}
