using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.RenewRecoveryCodes;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record RenewRecoveryCodesRequest;

/// <summary>Ten new codes, shown this once. The old ones are void.</summary>
public sealed record RecoveryCodesView([property: Secret] IReadOnlyList<string> Codes)
{
    [JsonPropertyOrder(-1)] public string Object => "recovery_codes";
}

internal sealed class RenewRecoveryCodesHandler(
    FactorChanges factors, RecoveryCodes recovery, IdentityMails mails, Caller caller, Changes changes)
    : IHandler<RenewRecoveryCodesRequest, RecoveryCodesView>
{
    public async Task<Result<RecoveryCodesView>> Handle(RenewRecoveryCodesRequest request, CancellationToken ct)
    {
        var person = await factors.Lock(caller.PersonId!.Value, ct);
        if (!person.HasSecondFactor) return new NoFactor();
        changes.Subject = caller.Id;
        mails.RecoveryCodesRenewed(person.Email!);
        return new RecoveryCodesView(await recovery.Replace(person.Id, ct));
    }
}
