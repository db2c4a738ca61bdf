using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.EnrolTotp;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record EnrolTotpRequest(
    [property: Description("What you call it"), Example("Phone")] string? Label = null);

/// <summary>The key for an authenticator app, shown this once. The factor counts once a code from it confirms it.</summary>
/// <param name="Secret">For typing in: base32 in groups of four.</param>
/// <param name="Uri">The same as <c>otpauth://</c> URI, which the QR code holds.</param>
/// <param name="QrSvg">The QR code as an svg element.</param>
public sealed record TotpEnrolmentView(
    FactorId Id, [property: Secret] string Secret, [property: Secret] string Uri, [property: Secret] string QrSvg,
    DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "totp_enrolment";
}

sealed class EnrolTotpValidator : AbstractValidator<EnrolTotpRequest>
{
    public EnrolTotpValidator() => RuleFor(r => r.Label).FactorLabel();
}

internal sealed class EnrolTotpHandler(FintechDb db, Enrolments enrolments, SecretBox box, Caller caller, Changes changes)
    : IHandler<EnrolTotpRequest, TotpEnrolmentView>
{
    public async Task<Result<TotpEnrolmentView>> Handle(EnrolTotpRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var secret = TotpCodes.NewSecret();
        var begun = await enrolments.Begin(
            person, FactorMethod.Totp, request.Label ?? "Authenticator app", box.Seal(secret, Factor.SecretPurpose), null, ct);
        if (begun.Error is { } refusal) return refusal;
        changes.Subject = begun.Value!.Id.ToString();
        var uri = TotpCodes.Uri(secret, person.Email!);
        var text = string.Join(' ', TotpCodes.Text(secret).Chunk(4).Select(c => new string(c)));
        return new TotpEnrolmentView(
            begun.Value.Id, text, uri, TotpCodes.QrCode(uri), begun.Value.CreatedAt + Enrolments.Life);
    }
}
