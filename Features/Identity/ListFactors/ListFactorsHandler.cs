using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Sms;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListFactors;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListFactorsRequest;

/// <summary>The person's second factors and what else could be added.</summary>
public sealed record FactorsView(
    IReadOnlyList<FactorView> Factors, int RecoveryCodesLeft,
    [property: Description("An operator or a workspace demands that there is one")] bool Required,
    [property: Description("Whether codes by text message can be sent here")] bool SmsAvailable,
    [property: Description("Whether passkeys work at this address")] bool PasskeysAvailable)
{
    [JsonPropertyOrder(-1)] public string Object => "factors";
}

internal sealed class ListFactorsHandler(
    FintechDb db, PersonFactors factors, RecoveryCodes recovery, FactorDemand demand, SmsOptions sms,
    Passkeys.PasskeyCeremony passkeys, Caller caller) : IHandler<ListFactorsRequest, FactorsView>
{
    public async Task<Result<FactorsView>> Handle(ListFactorsRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var found = await factors.Of(person.Id, ct);
        return new FactorsView(
            found.ConvertAll(f => FactorView.Of(f, person.PreferredMethod)), await recovery.Left(person.Id, ct),
            await demand.IsOn(person, ct), sms.IsAvailable, passkeys.IsAvailable);
    }
}
