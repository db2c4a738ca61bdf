using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Providers.Plaid;

/// <summary>
/// Verifies <c>Plaid-Verification</c>, a compact JWS (RFC 7515) by ES256 over the SHA-256 of the raw body:
/// https://plaid.com/docs/api/webhooks/webhook-verification. The token never chooses the algorithm.
/// </summary>
public sealed class PlaidWebhookVerifier(PlaidClient plaid, TimeProvider clock)
{
    static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5), Skew = TimeSpan.FromSeconds(30), KeyLife = TimeSpan.FromHours(24);
    const int MaxKeys = 1000;

    // An unknown kid costs a call to Plaid, so a stranger's made-up ones are remembered for a while too.
    readonly ConcurrentDictionary<(EnvironmentId, string), (ECDsa? Key, DateTimeOffset Until)> keys = [];

    public async Task<bool> Verify(
        EnvironmentId environment, PlaidAccess access, string? jws, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (jws is not { Length: < 4096 } || jws.Split('.') is not [var header, var payload, var signature]) return false;
        try
        {
            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            if (Text(head, "alg") is not "ES256" || Text(head, "kid") is not { Length: > 0 and <= 128 } kid) return false;
            if (await Key(environment, access, kid, ct) is not { } key) return false;
            var signed = Encoding.ASCII.GetBytes($"{header}.{payload}");
            if (!key.VerifyData(signed, Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) return false;
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return IsFresh(claims) && IsOver(claims, body.Span);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or CryptographicException)
        {
            return false;
        }
    }

    bool IsFresh(JsonDocument claims)
    {
        if (!claims.RootElement.TryGetProperty("iat", out var iat) || !iat.TryGetInt64(out var seconds)
            || seconds is < 0 or > 253402300799) return false;
        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return age <= MaxAge && age >= -Skew;
    }

    static bool IsOver(JsonDocument claims, ReadOnlySpan<byte> body) =>
        Text(claims, "request_body_sha256") is { } hash && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))));

    static string? Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    async Task<ECDsa?> Key(EnvironmentId environment, PlaidAccess access, string kid, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (keys.TryGetValue((environment, kid), out var known) && known.Until > now) return known.Key;
        if (keys.Count >= MaxKeys) keys.Clear();
        try
        {
            var jwk = (await plaid.GetWebhookKey(access, kid, ct)).Key;
            var usable = jwk is { Alg: "ES256", Crv: "P-256", Kty: "EC", ExpiredAt: null } && jwk.Kid == kid;
            var key = usable ? Import(jwk) : null;
            keys[(environment, kid)] = (key, now + KeyLife);
            return key;
        }
        catch (PlaidException refused) when (!refused.IsTransient)
        {
            keys[(environment, kid)] = (null, now + TimeSpan.FromMinutes(1));
            return null;
        }
    }

    static ECDsa Import(PlaidJwk jwk) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = Base64Url.DecodeFromChars(jwk.X), Y = Base64Url.DecodeFromChars(jwk.Y) },
    });
}
