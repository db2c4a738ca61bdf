using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Sms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.EnrolSms;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record EnrolSmsRequest(
    [property: Description("E.164: + and the country code"), Example("+41791234567")] string PhoneNumber,
    [property: Description("What you call it"), Example("Phone")] string? Label = null);

/// <summary>A code was sent to the number; the factor counts once that code confirms it.</summary>
public sealed record SmsEnrolmentView(
    FactorId Id, [property: Description("The number, in part")] string SentTo, DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "sms_enrolment";
}

sealed partial class EnrolSmsValidator : AbstractValidator<EnrolSmsRequest>
{
    public EnrolSmsValidator()
    {
        RuleFor(r => r.PhoneNumber).Must(n => E164().IsMatch(n))
            .WithMessage("Write the number with + and the country code, digits only, such as +41791234567.");
        RuleFor(r => r.Label).FactorLabel();
    }

    [GeneratedRegex(@"^\+[1-9]\d{6,14}\z")]
    private static partial Regex E164();
}

internal sealed class EnrolSmsHandler(
    FintechDb db, Enrolments enrolments, OneTimeCodes codes, SecretBox box, SmsOptions sms, IdentityTexts texts,
    Caller caller, UnitOfWork work, Changes changes) : IHandler<EnrolSmsRequest, SmsEnrolmentView>, IOwnTransactions
{
    public async Task<Result<SmsEnrolmentView>> Handle(EnrolSmsRequest request, CancellationToken ct)
    {
        if (!sms.IsAvailable) return new SmsNotAvailable();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        if (await codes.MaySend(person.Id, FactorMethod.Sms, request.PhoneNumber, ct) is { } mayNot) return mayNot;
        return await work.Finish(SliceRules<EnrolSmsRequest>.Rules, token => Begin(person, request, token), ct);
    }

    async Task<Result<SmsEnrolmentView>> Begin(Person person, EnrolSmsRequest request, CancellationToken ct)
    {
        var number = request.PhoneNumber;
        var begun = await enrolments.Begin(person, FactorMethod.Sms, request.Label ?? "Text messages",
            box.Seal(number, Factor.SecretPurpose), Masked.Number(number), ct);
        if (begun.Error is { } refusal) return refusal;
        var place = new ProofPlace(CodePurpose.VerifyNumber, begun.Value!.Id.Value, person.Id);
        var (code, expires) = codes.Add(place, FactorMethod.Sms);
        texts.Code(number, code, place.Purpose);
        changes.Subject = begun.Value.Id.ToString();
        return new SmsEnrolmentView(begun.Value.Id, begun.Value.Hint!, expires);
    }
}
