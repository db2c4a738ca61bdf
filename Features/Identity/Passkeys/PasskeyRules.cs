using Fintech.Infrastructure.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>
/// What a passkey must be here (WebAuthn level 3, §5.4): kept on the authenticator, unlocked by its owner each time,
/// and used on our own pages alone. Who made the authenticator is not asked.
/// </summary>
static class PasskeyRules
{
    /// <summary>Of COSE: ES256, EdDSA and RS256. The server offers those of them that .NET can check.</summary>
    static readonly int[] Algorithms = [-7, -8, -257];

    /// <summary>An answer with everything that an authenticator may add is some thousand characters long.</summary>
    const int LongestAnswer = 16_384;

    /// <summary>A passkey belongs to a domain, and an address of numbers is none.</summary>
    public static bool HasDomain(this ServerOptions server) => server.PublicUrl.HostNameType is UriHostNameType.Dns;

    public static void Apply(IdentityPasskeyOptions options, ServerOptions server)
    {
        options.ServerDomain = server.PublicUrl.Host;
        options.ValidateOrigin = page => new(!page.CrossOrigin && page.TopOrigin is null && page.Origin == server.Base);
        options.ChallengeSize = 32;
        options.AuthenticatorTimeout = PasskeyChallenge.Life;
        options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.IsAllowedAlgorithm = Algorithms.Contains;
    }

    public static void PasskeyAnswer<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(LongestAnswer);
}
