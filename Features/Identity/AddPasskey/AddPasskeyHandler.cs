using System.ComponentModel;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.AddPasskey;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record AddPasskeyRequest(
    [property: Description("Which challenge is answered, such as chl_01k…")] PasskeyChallengeId ChallengeId,
    [property: Description("What the authenticator made, as JSON text (PublicKeyCredential.toJSON)"), Secret]
    string Credential,
    [property: Description("What you call it; the browser's and system's name if left out"), Example("Laptop")]
    string? Label = null);

sealed class AddPasskeyValidator : AbstractValidator<AddPasskeyRequest>
{
    public AddPasskeyValidator()
    {
        RuleFor(r => r.Credential).PasskeyAnswer();
        RuleFor(r => r.Label).FactorLabel();
    }
}

/// <remarks>
/// The challenge is used up first, so that whatever fails after that is begun anew. The passkey is kept twice: by
/// ASP.NET Core Identity with its public key, and as a factor beside the others.
/// </remarks>
internal sealed class AddPasskeyHandler(
    FintechDb db, PasskeyCeremony ceremony, FactorChanges factors, Enrolments enrolments, Caller caller,
    ClientContext client, UnitOfWork work, AuditLog audit, TimeProvider clock)
    : IHandler<AddPasskeyRequest, FactorAddedView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<AddPasskeyRequest>.Rules;

    public async Task<Result<FactorAddedView>> Handle(AddPasskeyRequest request, CancellationToken ct)
    {
        var made = await ceremony.Attest(
            caller.PersonId!.Value, client.Session!.Id, request.ChallengeId, request.Credential, ct);
        var label = request.Label?.Trim() ?? Devices.Name(client.UserAgent);
        if (made.Error is not { } refusal)
            return await work.Finish(Rules, token => Keep(made.Value!, label, token), ct);
        await audit.Write(Rules.Name, refusal.Code, caller.Id, caller, ct);
        return refusal;
    }

    async Task<Result<FactorAddedView>> Keep(NewPasskey passkey, string label, CancellationToken ct)
    {
        var person = await factors.Lock(passkey.PersonId, ct);
        if (await enrolments.MayAdd(person.Id, FactorMethod.Passkey, ct) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var factor = new Factor
        {
            PersonId = person.Id, Method = FactorMethod.Passkey, Label = label,
            CredentialId = passkey.Info.CredentialId, CreatedAt = now, ConfirmedAt = now,
        };
        var view = await factors.Added(person, factor, ct);
        await ceremony.Keep(passkey, ct);
        db.Add(factor);
        return view;
    }
}
