namespace Fintech.Infrastructure.Slices;

/// <summary>Why a slice refused: an expected outcome, returned and never thrown. One record per reason, beside its feature.</summary>
/// <param name="Code">Stable machine word in the form <c>noun.reason</c>; it also names the page at /docs/errors.</param>
/// <param name="Message">What happened and what to do, for a person. Never holds a secret or a provider's raw text.</param>
/// <param name="Status">HTTP status.</param>
public abstract record Error(string Code, string Message, int Status)
{
    /// <summary>Field name to what is wrong with it; empty when the refusal is about the whole request.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = NoFields;

    /// <summary>When to try again; sent as Retry-After.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the idempotency record keeps this refusal: only an outcome is kept, never a try that may be mended.</summary>
    public virtual bool IsOutcome => Status is 409 or 422 or 502;

    /// <summary>A registered problem type, where a standard has one for this refusal.</summary>
    public virtual string? Type => null;

    /// <summary>The limits that refuse, by the names that RateLimit-Policy gives them.</summary>
    public virtual IReadOnlyList<string>? ViolatedPolicies => null;

    static readonly Dictionary<string, string[]> NoFields = [];
}

public abstract record NotFoundError(string Code, string Message) : Error(Code, Message, 404);
public abstract record ConflictError(string Code, string Message) : Error(Code, Message, 409);
public abstract record ForbiddenError(string Code, string Message) : Error(Code, Message, 403);
public abstract record UnauthorizedError(string Code, string Message) : Error(Code, Message, 401);

/// <summary>A value or the reason why there is none.</summary>
public readonly record struct Result<T>
{
    public T? Value { get; private init; }
    public Error? Error { get; private init; }

    public static implicit operator Result<T>(T value) => new() { Value = value };
    public static implicit operator Result<T>(Error error) => new() { Error = error };
}
