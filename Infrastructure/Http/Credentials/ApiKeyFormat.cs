using System.Buffers;
using System.Security.Cryptography;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The form of an API key: <c>fk_live_</c> or <c>fk_sandbox_</c>, 43 random base62 characters (256 bits), <c>_</c> and
/// the CRC-32 (ISO 3309) of all before that underscore in 6 base62 characters. A typing error or a made-up key is
/// known without asking anybody, and scanners for leaked secrets have something exact to look for.
/// </summary>
public static class ApiKeyFormat
{
    public const string Live = "fk_live_", Sandbox = "fk_sandbox_";
    public const int MaxLength = 61; // Sandbox + Random + "_" + Check
    const int Random = 43, Check = 6;
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    static readonly SearchValues<char> Base62 = SearchValues.Create(Alphabet);
    static readonly uint[] Table = BuildTable();

    public static string New(bool isLive)
    {
        var body = (isLive ? Live : Sandbox) + RandomNumberGenerator.GetString(Alphabet, Random);
        Span<char> check = stackalloc char[Check];
        WriteCheck(body, check);
        return $"{body}_{check}";
    }

    /// <summary>What may be shown of a key for ever, so that its owner recognizes it.</summary>
    public static string Shown(string key)
    {
        var prefix = key.StartsWith(Live, StringComparison.Ordinal) ? Live : Sandbox;
        return key[..(prefix.Length + 4)] + "…";
    }

    public static bool IsWellFormed(ReadOnlySpan<char> key)
    {
        var prefix = key.StartsWith(Live) ? Live.Length : key.StartsWith(Sandbox) ? Sandbox.Length : 0;
        if (prefix == 0 || key.Length != prefix + Random + 1 + Check || key[prefix + Random] != '_'
            || key.Slice(prefix, Random).ContainsAnyExcept(Base62))
            return false;
        Span<char> check = stackalloc char[Check];
        WriteCheck(key[..(prefix + Random)], check);
        return key[^Check..].SequenceEqual(check);
    }

    static void WriteCheck(ReadOnlySpan<char> body, Span<char> target)
    {
        var crc = Crc32(body);
        for (var i = Check - 1; i >= 0; i--)
        {
            target[i] = Alphabet[(int)(crc % 62)];
            crc /= 62;
        }
    }

    /// <summary>CRC-32 as zip and Ethernet have it: reflected, polynomial 0xEDB88320.</summary>
    internal static uint Crc32(ReadOnlySpan<char> ascii)
    {
        var crc = uint.MaxValue;
        foreach (var c in ascii) crc = Table[(byte)(crc ^ c)] ^ (crc >> 8);
        return ~crc;
    }

    static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
