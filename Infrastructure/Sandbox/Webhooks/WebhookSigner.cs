using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>
/// Signs as Plaid does: a compact ES256 JWS whose claims are the time and the body's SHA-256
/// (https://plaid.com/docs/api/webhooks/webhook-verification).
/// </summary>
internal sealed class WebhookSigner(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);
    (string Id, ECDsa Key)? current;

    public async Task<string> Sign(byte[] body, CancellationToken ct)
    {
        var (id, key) = await Key(ct);
        var header = Part(new { alg = "ES256", kid = id, typ = "JWT" });
        var claims = Part(new
        {
            iat = clock.GetUtcNow().ToUnixTimeSeconds(),
            request_body_sha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
        });
        var signed = $"{header}.{claims}";
        byte[] signature;
        lock (key)
            signature = key.SignData(
                Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => gate.Dispose();

    static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    async Task<(string Id, ECDsa Key)> Key(CancellationToken ct)
    {
        if (current is { } known) return known;
        await gate.WaitAsync(ct);
        try
        {
            if (current is { } meanwhile) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
            var row = await db.SigningKeys.AsNoTracking().Where(k => k.ExpiredAt == null)
                .OrderBy(k => k.CreatedAt).FirstOrDefaultAsync(ct) ?? await Create(db, ct);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(row.PrivateKey, out _);
            current = (row.Id, key);
            return (row.Id, key);
        }
        finally
        {
            gate.Release();
        }
    }

    async Task<SigningKey> Create(SandboxDb db, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var row = new SigningKey
        {
            Id = Guid.NewGuid().ToString(),
            PrivateKey = key.ExportPkcs8PrivateKey(),
            X = Base64Url.EncodeToString(point.X),
            Y = Base64Url.EncodeToString(point.Y),
            CreatedAt = clock.GetUtcNow(),
        };
        db.SigningKeys.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }
}
