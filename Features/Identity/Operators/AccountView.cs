using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;

namespace Fintech.Features.Identity.Operators;

/// <summary>A person's account as an operator sees it. Nothing in it opens anything.</summary>
[Description("A person's account, for operators")]
public sealed record AccountView(
    PersonId Id, string Email, string Name, DateTimeOffset CreatedAt,
    [property: Description("Whether the address is confirmed, so that the account is open")] bool Confirmed,
    DateTimeOffset? LockedAt,
    [property: Description("Why it is locked, or was the last time; in an operator's words")] string? LockReason,
    [property: Description("Whether this person is an operator of the platform")] bool Operator,
    [property: Description("Whether an operator demands a second factor of this person")] bool MustHaveSecondFactor,
    [property: Description("What kinds of second factor there are")] IReadOnlyList<FactorMethod> Factors,
    int OpenSessions, DateTimeOffset? LastSignInAt,
    [property: Description("When the account will be deleted, at its owner's wish")] DateTimeOffset? DeletesAt)
{
    [JsonPropertyOrder(-1)] public string Object => "account";
}
