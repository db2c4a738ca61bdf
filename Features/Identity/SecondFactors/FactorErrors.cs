using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>One refusal for a wrong, used, old and foreign code alike.</summary>
public sealed record FactorRefused() : ForbiddenError("factor.refused",
    "This did not fit: the code is wrong, was used already, or is too old. Try again, or ask for a new code.");

public sealed record FactorNotAvailable() : ConflictError("factor.not_available",
    "This method is not set up for the account. GET /v1/auth/second-factor or /v1/auth/step-up lists those that are.")
{
    public override bool IsOutcome => false;
}

public sealed record FactorNotFound(FactorId Id)
    : NotFoundError("factor.not_found", $"There is no second factor {Id} of yours.");

public sealed record FactorExists() : ConflictError("factor.exists",
    "There is one of this kind already. Remove it first if you want another.")
{
    public override bool IsOutcome => false;
}

public sealed record TooManyFactors()
    : ConflictError("factor.too_many", $"At most {Factor.Most} second factors. Remove one that you no longer use.")
{
    public override bool IsOutcome => false;
}

public sealed record LastFactorRequired() : ConflictError("factor.last_required",
    "A second factor is required of you, and this is the only one. Add another before you remove it.")
{
    public override bool IsOutcome => false;
}

public sealed record NoFactor()
    : ConflictError("factor.none", "There is no second factor yet. Recovery codes come with the first one.")
{
    public override bool IsOutcome => false;
}

public sealed record SmsNotAvailable() : ConflictError("factor.sms_not_available",
    "Text messages are not set up on this installation. Use an authenticator app instead.")
{
    public override bool IsOutcome => false;
}
