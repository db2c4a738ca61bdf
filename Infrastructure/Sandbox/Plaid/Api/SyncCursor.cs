using System.Text;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>A place in an item's sequence of changes.</summary>
/// <param name="ItemId">A cursor of another item is refused.</param>
/// <param name="From">Everything up to here was known before the first page.</param>
/// <param name="Position">The last change that was handed out.</param>
/// <param name="Target">The change that the last page ends with; another latest change means a mutation.</param>
internal sealed record SyncCursor(string ItemId, long From, long Position, long Target)
{
    public bool IsMidway => Position < Target;

    public static SyncCursor Start(string itemId, long target) => new(itemId, 0, 0, target);

    public static SyncCursor Parse(string text, string itemId)
    {
        var bytes = new byte[text.Length];
        if (text.Length <= 256 && Convert.TryFromBase64String(text, bytes, out var length))
        {
            var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('.');
            if (parts.Length == 4 && parts[0] == itemId && long.TryParse(parts[1], out var from)
                && long.TryParse(parts[2], out var position) && long.TryParse(parts[3], out var target))
                return new SyncCursor(itemId, from, position, target);
        }
        throw PlaidError.InvalidField("cursor not associated with access_token");
    }

    /// <summary>A finished read becomes the base of the next.</summary>
    public SyncCursor Finished() => new(ItemId, Target, Target, Target);

    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ItemId}.{From}.{Position}.{Target}"));
}
