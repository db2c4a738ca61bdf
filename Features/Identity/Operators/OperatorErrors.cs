using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Operators;

public sealed record PersonNotFound()
    : NotFoundError("person.not_found", "There is no such person, or their account is not open.");

public sealed record OwnAccount() : ConflictError("operator.own_account",
    "Nobody locks their own account or takes their own rights. Another operator can.");

public sealed record LastOperator() : ConflictError("operator.last_one",
    "This is the last operator who can act. Make another one first: ./run operator add.");

public sealed record OperatorNeedsFactor() : ConflictError("operator.second_factor_missing",
    "Operators need a second factor of their own. Ask this person to add one under Settings, Security; then try again.");

public sealed record PersonNotConfirmed() : ConflictError("person.not_confirmed",
    "This address is not confirmed, so there is no account yet. Whoever owns it has a link that opens it.");
