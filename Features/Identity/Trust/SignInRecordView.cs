using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;

namespace Fintech.Features.Identity.Trust;

/// <summary>A try to sign in.</summary>
/// <param name="SecondFactor">What was proved beside the first factor, if anything was.</param>
/// <param name="ByTrust">The second factor was left out, since the browser was trusted.</param>
/// <param name="Unfamiliar">Neither the browser nor the network had been seen before.</param>
public sealed record SignInRecordView(
    SignInRecordId Id, SignInOutcome Outcome, FirstFactor FirstFactor, FactorMethod? SecondFactor, bool ByTrust,
    bool Unfamiliar, [property: Description("Browser and system, by the browser's own word")] string Device,
    [property: Description("Network address")] string Address, DateTimeOffset CreatedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "sign_in_record";

    public static SignInRecordView Of(SignInRecord r) => new(
        r.Id, r.Outcome, r.FirstFactor, r.SecondFactor, r.ByTrust, r.IsUnfamiliar, r.Device, r.Address, r.CreatedAt);
}
