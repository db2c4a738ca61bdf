using Fintech.Features.Developers.CreateApiKey;

namespace Fintech.Portal.Keys;

/// <summary>The fields of the form that makes a key.</summary>
public sealed class KeyForm
{
    public string? Name { get; set; }
    public List<string> Scopes { get; set; } = [];

    /// <summary>Whole days until the key ends by itself; none for a key that does not.</summary>
    public int? Days { get; set; } = 90;
    public string? Key { get; set; }

    // Midnight, so that the same form sent twice asks for the very same key.
    public CreateApiKeyRequest ToRequest() => new(
        Name ?? "", Scopes, Days is { } days ? new DateTimeOffset(DateTime.UtcNow.Date.AddDays(days + 1), TimeSpan.Zero) : null);
}
