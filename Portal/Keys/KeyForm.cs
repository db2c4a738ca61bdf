using Fintech.Features.Developers;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.CreateApiKey;
using Fintech.Features.Developers.UpdateApiKey;

namespace Fintech.Portal.Keys;

/// <summary>The fields of the form that makes or changes a key.</summary>
public sealed class KeyForm
{
    public string? Name { get; set; }
    public List<string> Scopes { get; set; } = [];

    /// <summary>Whole days until the key ends by itself; none for a key that does not.</summary>
    public int? Days { get; set; } = 90;

    /// <summary>One on each line.</summary>
    public string? AllowedNetworks { get; set; }
    public int? RequestsPerMinute { get; set; }
    public long? RequestsPerDay { get; set; }
    public long? RequestsPerMonth { get; set; }
    public string? Key { get; set; }

    public static KeyForm Of(ApiKeyView key, string once) => new()
    {
        Name = key.Name, AllowedNetworks = string.Join('\n', key.AllowedNetworks), Key = once,
        RequestsPerMinute = key.RequestsPerMinute, RequestsPerDay = key.RequestsPerDay, RequestsPerMonth = key.RequestsPerMonth,
    };

    // Midnight, so that the same form sent twice asks for the very same key.
    public CreateApiKeyRequest ToRequest() => new(
        Name ?? "", Scopes, Days is { } days ? new DateTimeOffset(DateTime.UtcNow.Date.AddDays(days + 1), TimeSpan.Zero) : null,
        Lines(AllowedNetworks), RequestsPerMinute, RequestsPerDay, RequestsPerMonth);

    // A field that was emptied takes its limit away.
    public UpdateApiKeyRequest ToUpdate(ApiKeyId id) => new(
        id, Name ?? "", Lines(AllowedNetworks), RequestsPerMinute ?? 0, RequestsPerDay ?? 0, RequestsPerMonth ?? 0);

    public static List<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', ',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
