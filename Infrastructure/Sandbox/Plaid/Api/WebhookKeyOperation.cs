using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

internal static class WebhookKeyOperation
{
    public static readonly PlaidOperation[] All = [new("/webhook_verification_key/get", ["key_id"], [], Get)];

    static async Task<object> Get(PlaidCall call, CancellationToken ct)
    {
        var id = call.Body.String("key_id");
        var key = await call.Db.SigningKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct)
            ?? throw PlaidRefusal.Because("INVALID_WEBHOOK_VERIFICATION_KEY_ID");
        return new
        {
            key = new
            {
                alg = "ES256",
                created_at = key.CreatedAt.ToUnixTimeSeconds(),
                crv = "P-256",
                expired_at = key.ExpiredAt?.ToUnixTimeSeconds(),
                kid = key.Id,
                kty = "EC",
                use = "sig",
                x = key.X,
                y = key.Y,
            },
            request_id = call.RequestId,
        };
    }
}
