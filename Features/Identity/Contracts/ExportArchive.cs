using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Contracts;

/// <summary>
/// A ZIP file of JSON files, written row by row as the rows come. Only the compressed file is held, and no more of it than
/// <see cref="MaxBytes"/>.
/// </summary>
public sealed class ExportArchive : IDisposable
{
    /// <summary>A million transactions fit well into it.</summary>
    public const int MaxBytes = 32 << 20;

    const int Buffered = 1 << 16;

    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = Wire.Options.Encoder };
    static readonly JsonSerializerOptions Whole = new(Wire.Options) { WriteIndented = true };

    readonly MemoryStream bytes = new();
    readonly ZipArchive zip;
    readonly DateTimeOffset madeAt;
    readonly int maxBytes;

    public ExportArchive(DateTimeOffset madeAt, int maxBytes = MaxBytes)
    {
        (this.madeAt, this.maxBytes) = (madeAt, maxBytes);
        zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <param name="file">Such as <c>banking/accounts</c>; the ending is added.</param>
    /// <exception cref="ExportTooLargeException">The whole is larger than it may be.</exception>
    public async Task Add<T>(string file, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        await using var entry = Open(file);
        var part = new ArrayBufferWriter<byte>(2 * Buffered);
        await using var writer = new Utf8JsonWriter(part, Indented);
        writer.WriteStartArray();
        await foreach (var row in rows.WithCancellation(ct))
        {
            JsonSerializer.Serialize(writer, row, Wire.Options);
            await writer.FlushAsync(ct);
            if (part.WrittenCount > Buffered) await Pass(part, entry, ct);
        }
        writer.WriteEndArray();
        await writer.FlushAsync(ct);
        await Pass(part, entry, ct);
    }

    public async Task Add<T>(string file, T thing, CancellationToken ct)
    {
        await using var entry = Open(file);
        await JsonSerializer.SerializeAsync(entry, thing, Whole, ct);
    }

    public byte[] Close()
    {
        zip.Dispose();
        return IsTooLarge ? throw new ExportTooLargeException() : bytes.ToArray();
    }

    bool IsTooLarge => bytes.Length > maxBytes;

    Stream Open(string file)
    {
        var part = zip.CreateEntry(file + ".json", CompressionLevel.Optimal);
        part.LastWriteTime = madeAt;
        return part.Open();
    }

    async Task Pass(ArrayBufferWriter<byte> part, Stream entry, CancellationToken ct)
    {
        await entry.WriteAsync(part.WrittenMemory, ct);
        part.ResetWrittenCount();
        if (IsTooLarge) throw new ExportTooLargeException();
    }

    public void Dispose()
    {
        zip.Dispose();
        bytes.Dispose();
    }
}

/// <summary>There is more of a person's data than one file may hold.</summary>
public sealed class ExportTooLargeException() : Exception($"An export is larger than {ExportArchive.MaxBytes} bytes.");
