using System.Collections.Frozen;
using System.Net;
using System.Security.Claims;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;

namespace Fintech.Infrastructure.Slices;

public enum CallerKind { Anonymous, User, Key, OauthClient, Job, Provider }

/// <summary>
/// Who a request acts as. Built once per key record or session look-up, never per step; audit entries and events store
/// its <see cref="Actor"/> whole.
/// </summary>
public sealed class Caller : ClaimsPrincipal
{
    public static readonly Caller Anonymous = new() { Kind = CallerKind.Anonymous, Id = "anonymous" };

    readonly TimeSpan clockOffset;
    readonly string id = "";

    public Caller() : base(new ClaimsIdentity("Fintech")) { }

    public required CallerKind Kind { get; init; }

    /// <summary>The person, key, client, job or provider, in its public form such as <c>key_01k…</c>.</summary>
    public required string Id
    {
        get => id;
        init
        {
            id = value;
            // An MCP session belongs to whoever opened it, and the SDK knows people by this claim.
            ((ClaimsIdentity)Identity!).AddClaim(new(ClaimTypes.NameIdentifier, value));
        }
    }

    /// <summary>What people call this caller: a person's name, a key's label.</summary>
    public string Name { get; init; } = "";

    /// <summary>The person in whose name a key or client acts; for a user, that person.</summary>
    public Guid? PersonId { get; init; }
    public string? OnBehalfOf { get; init; }

    public WorkspaceId? Workspace { get; init; }
    public EnvironmentId? Environment { get; init; }
    public bool IsLive { get; init; }
    public FrozenSet<string> Scopes { get; init; } = [];

    /// <summary>When the person last proved who they are (sign-in or step-up).</summary>
    public DateTimeOffset? AuthTime { get; init; }

    /// <summary>When the person last proved a second factor in this session; null until they do.</summary>
    public DateTimeOffset? SecondFactorAt { get; init; }
    public bool IsOperator { get; init; }

    /// <summary>A second factor is demanded of this person and there is none: only the account itself can be reached.</summary>
    public bool MustEnrol { get; init; }

    /// <summary>A refusal that the credential itself earned; the pipeline answers it before anything else.</summary>
    public Error? Refusal { get; init; }

    /// <summary>How far this environment's business clock is ahead of real time (sandboxes only).</summary>
    public TimeSpan ClockOffset { get => clockOffset; init => clockOffset = value; }

    /// <summary>The business date's clock. Signatures, expiry and audit use real time instead.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + clockOffset;

    /// <summary>What this caller was known by, for those who must look again later. It leaves this process in no form.</summary>
    internal object? Credential { get; init; }

    /// <summary>Whether the person proved a second factor lately. Keys are never asked: making one was.</summary>
    public bool SteppedUp(TimeSpan within) => DateTimeOffset.UtcNow - SecondFactorAt <= within;

    /// <summary>Where this caller may come from: all of these must hold the address.</summary>
    internal Http.AllowedNetworks[] Networks { get; init; } = [];

    /// <summary>This caller, or one who is refused since the address is on no list that it must be on.</summary>
    internal Caller From(IPAddress? address)
    {
        foreach (var allowed in Networks)
            if (!allowed.Contain(address)) return Refused(new AddressNotAllowed(address?.MapToIPv4Text() ?? "nowhere"));
        return this;
    }

    Caller Refused(Error refusal) => new()
    {
        Kind = Kind, Id = Id, Name = Name, PersonId = PersonId, OnBehalfOf = OnBehalfOf, Workspace = Workspace,
        Environment = Environment, IsLive = IsLive, AuthTime = AuthTime, SecondFactorAt = SecondFactorAt,
        IsOperator = IsOperator, MustEnrol = MustEnrol, Credential = Credential, Refusal = Refusal ?? refusal, Limits = Limits,
    };

    /// <summary>How often this caller may ask; none for jobs and strangers.</summary>
    internal Limits.CallerLimits? Limits { get; init; }

    public bool Has(string? scope) => scope is null || Scopes.Contains(scope);

    /// <param name="agent">The AI agent's own name for itself, when one speaks through MCP.</param>
    public Actor ActorThrough(string? agent) => new(Kind, Id, OnBehalfOf, agent, Workspace, Environment, AuthTime);

    /// <summary>The environment of an environment-level slice; the pipeline has checked that there is one.</summary>
    public EnvironmentId EnvironmentId =>
        Environment ?? throw new InvalidOperationException("This caller has no environment.");

    public static Caller Job(string name, EnvironmentId environment, params IEnumerable<string> scopes) => new()
    {
        Kind = CallerKind.Job, Id = name, Environment = environment, Scopes = scopes.ToFrozenSet(StringComparer.Ordinal),
    };
}

/// <summary>The caller as audit entries and events keep it.</summary>
public sealed record Actor(
    CallerKind Kind, string Id, string? OnBehalfOf, string? Agent, WorkspaceId? WorkspaceId,
    EnvironmentId? EnvironmentId, DateTimeOffset? AuthTime);

/// <summary>Whose sign-in is half done: the password was right and the second factor is still to come.</summary>
public sealed record PendingCaller(Guid Id, Guid PersonId);

/// <summary>The scope's caller. A door fills it, because an MCP session and a job open scopes of their own.</summary>
public sealed class CallerSlot
{
    public Caller Caller { get; private set; } = Caller.Anonymous;

    /// <summary>Filled only for slices that finish a sign-in.</summary>
    public PendingCaller? Pending { get; set; }

    /// <summary>The idempotency key that came with the request, if any.</summary>
    public string? IdempotencyKey { get; set; }

    public string RequestId { get; set; } = "";

    /// <summary>What the AI agent calls itself; nobody has verified it.</summary>
    public string? Agent { get; set; }

    public Actor Actor => Caller.ActorThrough(Agent);

    /// <summary>The request was counted against its caller's limits.</summary>
    public bool IsCounted { get; set; }

    /// <summary>What this request left of its caller's rates, if Redis counted it.</summary>
    internal Limits.LimitState[]? Rates { get; set; }

    /// <summary>The answer came from the idempotency record.</summary>
    public bool Replayed { get; set; }

    /// <summary>What the slice was asked, for the API log.</summary>
    public object? Arguments { get; set; }

    /// <summary>What the caller was refused with, for the API log.</summary>
    public Error? Refusal { get; set; }

    public void Fill(ClaimsPrincipal? user) => Caller = user as Caller ?? Caller;
}
