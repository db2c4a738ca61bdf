using System.Buffers.Binary;
using System.Text;

namespace Fintech.Tests.Credentials;

/// <summary>As much of CBOR (RFC 8949) as an authenticator writes.</summary>
internal static class Cbor
{
    public static byte[] Int(int value) => value < 0 ? Head(1, -1 - value) : Head(0, value);
    public static byte[] Bytes(byte[] value) => [.. Head(2, value.Length), .. value];
    public static byte[] Text(string value) => [.. Head(3, value.Length), .. Encoding.ASCII.GetBytes(value)];

    public static byte[] Map(params (byte[] Key, byte[] Value)[] pairs) =>
        [.. Head(5, pairs.Length), .. pairs.SelectMany(p => p.Key.Concat(p.Value))];

    static byte[] Head(int major, int value)
    {
        var type = (byte)(major << 5);
        if (value < 24) return [(byte)(type | value)];
        if (value < 256) return [(byte)(type | 24), (byte)value];
        var head = new byte[3];
        head[0] = (byte)(type | 25);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1), checked((ushort)value));
        return head;
    }
}
