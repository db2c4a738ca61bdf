using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>One refusal for all reasons: it must not tell whose passkey it is or what was wrong.</summary>
public sealed record PasskeyRefused() : ForbiddenError("passkey.refused",
    "This passkey was not accepted: it is not one of yours, answered too late or twice, or could not be checked. "
    + "Try again.");

public sealed record PasskeySignInRefused() : UnauthorizedError("sign_in.passkey_refused",
    "No account was opened by this passkey. Try again, or sign in with your e-mail address and password.");

public sealed record PasskeysNotAvailable() : ConflictError("passkey.not_available",
    "Passkeys need a host name, and this server is reached by an address of numbers. "
    + "Set PublicUrl to http://localhost:port, or to https:// with a name, and open it there.")
{
    public override bool IsOutcome => false;
}
