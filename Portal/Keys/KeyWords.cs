using Fintech.Features.Developers;

namespace Fintech.Portal.Keys;

static class KeyWords
{
    public static string State(ApiKeyView key, DateTimeOffset now) =>
        key.RevokedAt is not null ? "Revoked"
        : key.ExpiresAt <= now ? "Expired"
        : key.DisabledAt is not null ? "Off"
        : key.ForDocs ? "Documentation" : "Active";

    public static bool IsInForce(ApiKeyView key) => key.RevokedAt is null && !(key.ExpiresAt <= DateTimeOffset.UtcNow);
}
