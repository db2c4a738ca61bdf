using Fintech.Features.Identity.Trust;
using Fintech.Portal.Proofs;

namespace Fintech.Portal.Ops.People;

/// <summary>A try to sign in, in words.</summary>
static class SignInWords
{
    public static string Outcome(SignInRecordView record) => record.Outcome switch
    {
        SignInOutcome.SignedIn => "Signed in",
        SignInOutcome.WrongPassword => "Wrong password",
        SignInOutcome.WrongFactor => "Wrong second factor",
        SignInOutcome.Locked => "Refused: locked",
    };

    public static string With(SignInRecordView record)
    {
        var first = record.FirstFactor is FirstFactor.Passkey ? "Passkey" : "Password";
        if (record.SecondFactor is { } second) return $"{first}, {ProofWords.Of(second).ToLowerInvariant()}";
        return record.ByTrust ? $"{first}, trusted browser" : first;
    }
}
