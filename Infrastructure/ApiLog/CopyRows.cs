using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Rows in the binary format of COPY (https://www.postgresql.org/docs/15/sql-copy.html, File Formats): big-endian, each row
/// its number of fields, each field its length and its bytes, −1 for null. The driver's own importer resolves a
/// converter for each field, which is most of what a call of the API log would cost this process.
/// </summary>
sealed class CopyRows
{
    const int NoFlags = 0, NoExtension = 0;

    readonly ArrayBufferWriter<byte> bytes = new(1 << 18);

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Begin()
    {
        bytes.ResetWrittenCount();
        bytes.Write("PGCOPY\n"u8);
        bytes.Write<byte>([0xff, (byte)'\r', (byte)'\n', 0]);
        Number(NoFlags);
        Number(NoExtension);
    }

    public void Row(short fields) => Short(fields);

    public void End() => Short(-1);

    public void Field(Guid? value)
    {
        if (value is not { } id)
        {
            Null();
            return;
        }
        Number(16);
        id.TryWriteBytes(bytes.GetSpan(16), bigEndian: true, out _);
        bytes.Advance(16);
    }

    public void Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            Null();
            return;
        }
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        bytes.Advance(Encoding.UTF8.GetBytes(value, bytes.GetSpan(length)));
    }

    public void Field(short value)
    {
        Number(2);
        Short(value);
    }

    public void Field(int value)
    {
        Number(4);
        Number(value);
    }

    /// <summary>True, or null in place of false.</summary>
    public void Flag(bool value)
    {
        if (!value)
        {
            Null();
            return;
        }
        Number(1);
        bytes.Write<byte>([1]);
    }

    void Null() => Number(-1);

    void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes.GetSpan(2), value);
        bytes.Advance(2);
    }

    void Number(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), value);
        bytes.Advance(4);
    }
}
