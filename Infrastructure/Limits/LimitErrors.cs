using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Limits;

/// <summary>A refusal that the draft on rate limits has a problem type for.</summary>
public abstract record LimitError(string Code, string Message, string Policy) : Error(Code, Message, 429)
{
    public override string Type => "https://iana.org/assignments/http-problem-types#quota-exceeded";
    public override IReadOnlyList<string> ViolatedPolicies => [Policy];
}

public sealed record RateExceeded(string Policy) : LimitError("limit.rate_exceeded",
    "Too many requests at once. Wait for retry_after seconds; the field RateLimit says on every answer what is left.", Policy);

public sealed record QuotaExceeded(string Policy) : LimitError("limit.quota_exceeded",
    "The quota of this period is used up. It begins anew in retry_after seconds; the portal's page Limits shows it.", Policy);

public sealed record ServerBusy() : Error("server.busy", "This server has more to do than it can. Try again in a second.", 503);
