using Fintech.Features.Identity.SecondFactors;

namespace Fintech.Portal.Proofs;

/// <summary>Second factors in a person's words.</summary>
static class ProofWords
{
    public static bool IsSent(MethodView method) => method.Method is FactorMethod.Email or FactorMethod.Sms;

    public static string Of(FactorMethod method) => method switch
    {
        FactorMethod.Passkey => "Passkey",
        FactorMethod.Totp => "Authenticator app",
        FactorMethod.Sms => "Text message",
        FactorMethod.Email => "E-mail",
        FactorMethod.RecoveryCode => "Recovery code",
    };

    public static string Of(MethodView method) => IsSent(method) ? $"{Of(method.Method)} to {method.Hint}" : Of(method.Method);

    public static string Hint(ProofPage page) => page.Chosen switch
    {
        FactorMethod.Totp => "The six digits that your authenticator app shows now.",
        FactorMethod.RecoveryCode => "One of the codes that you kept. Each is good once.",
        _ when page.HasCode => "The digits in the message.",
        _ => "Have a code sent first, then enter its digits here.",
    };
}
