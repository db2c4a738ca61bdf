using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity;

/// <summary>One refusal for all reasons: it must not tell who has an account.</summary>
public sealed record SignInRefused() : UnauthorizedError("sign_in.refused",
    "E-mail address or password is wrong, or the address is not confirmed yet. If it is yours, look into your mail.");

public sealed record AccountLocked() : ForbiddenError("account.locked",
    "This account is locked by an operator. Nothing of it is lost; write to support to have it opened again.");

public sealed record WrongPassword() : ForbiddenError("auth.wrong_password", "This is not your password.");

public sealed record SessionNotFound(SessionId Id)
    : NotFoundError("session.not_found", $"There is no session {Id} of yours.");

public sealed record LinkInvalid() : Error("link.invalid",
    "This link was used already, is too old, or is not whole. Ask for a new one.",
    400);
