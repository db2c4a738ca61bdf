using Fintech.Features.Identity.Passkeys;
using FluentValidation;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>A request that carries the proof of a second factor.</summary>
public interface IProof
{
    FactorMethod Method { get; }
    string? Code { get; }
    PasskeyChallengeId? ChallengeId { get; }
    string? Credential { get; }
}

static class ProofRules
{
    public const string CodeWords = "The code, for every method but a passkey";
    public const string CredentialWords = "What the authenticator answered, as JSON text (PublicKeyCredential.toJSON), for a passkey";

    public static void Proof<T>(this AbstractValidator<T> validator) where T : IProof
    {
        validator.RuleFor(r => r.Code).Must((r, code) => r.Method is FactorMethod.Passkey || code is { Length: > 0 and <= 64 })
            .WithMessage("Enter the code.");
        validator.RuleFor(r => r.Credential).Must((r, credential) => r.Method is not FactorMethod.Passkey
            || (credential is { Length: > 0 and <= 16_384 } && r.ChallengeId is not null))
            .WithMessage("A passkey's answer needs credential and challenge_id.");
    }
}
