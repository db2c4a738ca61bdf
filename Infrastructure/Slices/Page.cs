using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>One page of a list. Pages are found by key, so that a list stays equally fast at any depth.</summary>
public sealed record Page<T>(
    IReadOnlyList<T> Data, bool HasMore,
    [property: Description("Send as cursor for the page after this one; null on the last")] string? NextCursor)
    : IWireRows
{
    [JsonPropertyOrder(-1)] public string Object => "list";

    bool IWireRows.TryWriteTo(WireRow row)
    {
        if (!typeof(T).IsAssignableTo(typeof(IWireRow))) return false;
        row.Raw("{\"object\":\"list\",\"data\":["u8);
        for (var i = 0; i < Data.Count; i++)
        {
            if (i > 0) row.Raw(","u8);
            ((IWireRow)Data[i]!).WriteTo(row);
        }
        row.Raw("],\"has_more\":"u8).Raw(HasMore ? "true"u8 : "false"u8);
        row.Raw(",\"next_cursor\":"u8).Text(NextCursor).Raw("}"u8);
        return true;
    }

    /// <param name="rows">One more than <paramref name="limit"/> when there is another page.</param>
    public static Page<T> Of(List<T> rows, int limit, Func<T, string> cursor)
    {
        if (rows.Count <= limit) return new(rows, false, null);
        rows.RemoveAt(limit);
        return new(rows, true, cursor(rows[^1]));
    }
}

/// <summary>Opaque cursors. Each holds the key of the last row that was shown.</summary>
public static class Cursors
{
    public const string Invalid = "Not a cursor of this list. Send next_cursor as you got it.";

    public static string Of<TId>(TId id) where TId : struct, ITypedId<TId> => id.Value.ToString("N");

    public static TId? Id<TId>(string? cursor) where TId : struct, ITypedId<TId> =>
        Guid.TryParseExact(cursor, "N", out var id) ? TId.Of(id) : null;

    public static bool IsId(string? cursor) => cursor is null || Guid.TryParseExact(cursor, "N", out _);

    /// <summary>A date and an id: rows that are sorted by day first.</summary>
    public static string Of(DateOnly date, Guid id) => $"{date:yyyyMMdd}{id:N}";

    public static (DateOnly Date, Guid Id)? DateAndId(string? cursor) =>
        cursor is { Length: 40 } && DateOnly.TryParseExact(cursor.AsSpan(0, 8), "yyyyMMdd", out var date)
            && Guid.TryParseExact(cursor.AsSpan(8), "N", out var id)
            ? (date, id)
            : null;

    public static bool IsDateAndId(string? cursor) => cursor is null || DateAndId(cursor) is not null;
}
