using System.Buffers;

namespace Fintech.Infrastructure.Slices;

/// <summary>Writes finished JSON as the inside of a JSON string: agents read the text block, programs the structure.</summary>
public static class JsonInJson
{
    public static int Length(ReadOnlySpan<byte> json) => json.Length + json.Count((byte)'"') + json.Count((byte)'\\');

    /// <summary>
    /// Only quotes and backslashes need escaping, since a serializer leaves no control character bare. Without a branch
    /// for each byte: every eighth of them is a quote, which no predictor follows.
    /// </summary>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        const int chunk = 4096;
        for (var start = 0; start < json.Length; start += chunk)
        {
            var part = json.Slice(start, Math.Min(chunk, json.Length - start));
            var target = output.GetSpan(2 * part.Length);
            var length = 0;
            foreach (var one in part)
            {
                target[length] = (byte)'\\';
                length += one is (byte)'"' or (byte)'\\' ? 1 : 0;
                target[length++] = one;
            }
            output.Advance(length);
        }
    }
}
