using System.Security.Cryptography;
using System.Text;

namespace Fintech.Infrastructure.Sandbox.Plaid;

/// <summary>Ids in Plaid's forms: opaque, case-sensitive base62 and prefixed tokens.</summary>
internal static class PlaidIds
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const int Length = 37;

    public static string Token(string kind) => $"{kind}-sandbox-{Guid.NewGuid()}";

    public static string Random() => Encode(RandomNumberGenerator.GetBytes(Length));

    public static string RequestId() => RandomNumberGenerator.GetString(Alphabet, 15);

    /// <summary>The same parts give the same id, so that a history told twice is one history.</summary>
    public static string From(string first, string second, DateOnly day, int ordinal) =>
        Encode(SHA512.HashData(Encoding.UTF8.GetBytes($"{first}|{second}|{day:O}|{ordinal}")));

    /// <summary>A seed for the household behind a login: the same login shows the same life.</summary>
    public static long Seed(string institutionId, string username) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{institutionId}|{username}"))) & long.MaxValue;

    static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++) text[i] = Alphabet[bytes[i] % Alphabet.Length];
        return new string(text);
    }
}
