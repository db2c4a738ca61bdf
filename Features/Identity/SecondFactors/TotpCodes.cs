using System.Security.Cryptography;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using QRCoder;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>
/// Codes of an authenticator app: TOTP (RFC 6238) with SHA-1, six digits and steps of 30 seconds, which every app knows.
/// The step at hand and the one before are taken, so that a code typed at the end of its time still counts; no step is
/// taken twice.
/// </summary>
internal sealed class TotpCodes(FintechDb db, SecretBox box, TimeProvider clock)
{
    const int SecretBytes = 20;
    static readonly VerificationWindow Window = new(previous: 1, future: 0);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Text(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>The key URI that authenticator apps read from a QR code.</summary>
    public static string Uri(byte[] secret, string email) =>
        $"otpauth://totp/Fintech:{System.Uri.EscapeDataString(email)}?secret={Text(secret)}&issuer=Fintech";

    /// <summary>An svg element, dark on a white ground of its own so that it can be scanned in any theme.</summary>
    public static string QrCode(string uri)
    {
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Outside any transaction: one statement takes the step, so of fifty uses of one code one wins.</summary>
    public async Task<bool> Consume(Factor factor, string text, CancellationToken ct)
    {
        var code = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return false;
        var now = clock.GetUtcNow();
        var totp = new Totp(box.Open(factor.Sealed!, Factor.SecretPurpose));
        if (!totp.VerifyTotp(now.UtcDateTime, code, out var step, Window)) return false;
        return await db.Set<Factor>()
            .Where(f => f.Id == factor.Id && (f.LastStep == null || f.LastStep < step))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.LastStep, step).SetProperty(f => f.LastUsedAt, now), ct) == 1;
    }
}
