using System.Buffers.Binary;
using System.Security.Cryptography;
using Fintech.Infrastructure.Secrets;
using ModelContextProtocol;

namespace Fintech.Infrastructure.Mcp.Pages;

/// <summary>
/// The request state of a page question: a client can keep it and give it back, but neither read nor change it.
/// </summary>
static class PageState
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static string Seal(IServiceProvider services, ReadOnlySpan<byte> answer, string binding)
    {
        var plain = new byte[8 + answer.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, (Time(services) + Lifetime).ToUnixTimeSeconds());
        answer.CopyTo(plain.AsSpan(8));
        return Convert.ToBase64String(services.GetRequiredService<SecretBox>().Seal(plain, binding));
    }

    public static byte[] Open(IServiceProvider services, string state, string binding)
    {
        try
        {
            var plain = services.GetRequiredService<SecretBox>().Open(Convert.FromBase64String(state), binding);
            if (BinaryPrimitives.ReadInt64BigEndian(plain) >= Time(services).ToUnixTimeSeconds()) return plain[8..];
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException) { }
        throw new McpProtocolException("The request state is not valid for this call. Call the tool again.",
            McpErrorCode.InvalidParams);
    }

    static DateTimeOffset Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();
}
