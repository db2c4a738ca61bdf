using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>One way to prove that it is you.</summary>
/// <param name="Hint">Where a code goes, in part: <c>a•••@example.com</c>.</param>
public sealed record MethodView(FactorMethod Method, string? Hint);

/// <summary>What a half-done sign-in still needs.</summary>
/// <param name="Preferred">The method to offer first.</param>
/// <param name="MayTrustDevice">Whether this browser may be trusted for 30 days.</param>
/// <param name="Unfamiliar">Neither the browser nor the network was seen before.</param>
/// <param name="ExpiresAt">Then the password is asked for again.</param>
public sealed record SecondFactorView(
    IReadOnlyList<MethodView> Methods, FactorMethod Preferred, bool MayTrustDevice, bool Unfamiliar,
    DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "second_factor";
}

/// <summary>A code is on its way.</summary>
public sealed record SentCodeView(
    FactorMethod Method, [property: Description("Where to, in part")] string SentTo, DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "sent_code";
}

/// <summary>A second factor of the person.</summary>
public sealed record FactorView(
    FactorId Id, FactorMethod Method, string Label, string? Hint, bool Preferred, DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "factor";

    public static FactorView Of(Factor f, FactorMethod? preferred) =>
        new(f.Id, f.Method, f.Label, f.Hint, f.Method == preferred, f.CreatedAt, f.LastUsedAt);
}

/// <summary>A new factor and, with the first one, the recovery codes, which are shown this once.</summary>
public sealed record FactorAddedView(FactorView Factor, [property: Secret] IReadOnlyList<string>? RecoveryCodes)
{
    [JsonPropertyOrder(-1)] public string Object => "factor_added";
}
