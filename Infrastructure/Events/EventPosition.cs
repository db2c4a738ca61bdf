using System.Globalization;

namespace Fintech.Infrastructure.Events;

/// <summary>
/// Where an event stands in the feed: epoch, transaction id, sequence. Transaction ids below the oldest running one can
/// gain no more rows, so reading in this order never skips a late commit.
/// </summary>
public readonly record struct EventPosition(int Epoch, ulong Xid, long Seq) : IComparable<EventPosition>
{
    /// <summary>Before and after all that can be stored.</summary>
    public static readonly EventPosition First = default, Last = new(int.MaxValue, ulong.MaxValue, long.MaxValue);

    public int CompareTo(EventPosition other) =>
        (Epoch, Xid, Seq).CompareTo((other.Epoch, other.Xid, other.Seq));

    /// <summary>Opaque to readers: the SSE <c>id:</c> and the list's cursor.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch:x}-{Xid:x}-{Seq:x}");

    public static bool TryParse(string? text, out EventPosition position)
    {
        position = default;
        if (text?.Split('-') is not [var a, var b, var c]
            || !int.TryParse(a, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var epoch)
            || !ulong.TryParse(b, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var xid)
            || !long.TryParse(c, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seq))
            return false;
        position = new(epoch, xid, seq);
        return true;
    }
}
