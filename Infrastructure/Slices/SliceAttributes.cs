namespace Fintech.Infrastructure.Slices;

/// <summary>The permission a slice needs, written once on its request and read by every door and by the pipeline.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScopeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// Who may call at all. Without it: any caller who is signed in or has a key. <c>Pending</c> is for the few slices that
/// finish a sign-in whose second factor is still to come.
/// </summary>
public enum Audience { Anyone, SignedIn, Person, Operator, Pending }

[AttributeUsage(AttributeTargets.Class)]
public sealed class AudienceAttribute(Audience who) : Attribute
{
    public Audience Who { get; } = who;
}

/// <summary>What the slice's rows belong to. Without it: an environment, which the caller must then have or name.</summary>
public enum Level { Environment, Workspace, Person, Nothing }

[AttributeUsage(AttributeTargets.Class)]
public sealed class LevelAttribute(Level level) : Attribute
{
    public Level Level { get; } = level;
}

/// <summary>Whether a change takes an idempotency key.</summary>
public enum Idempotency { Accepted, Required, None }

/// <summary>The slice changes something: it runs in a unit of work, is audited and may be retried with its key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WritesAttribute(Idempotency idempotency = Idempotency.Accepted) : Attribute
{
    public Idempotency Idempotency { get; } = idempotency;
}

/// <summary>
/// A person must have proved a second factor in this session lately: within five minutes where something changes. A key
/// is not asked, since making it was.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StepUpAttribute(int minutes = 5) : Attribute
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    public TimeSpan Within { get; } = TimeSpan.FromMinutes(minutes);
}

/// <summary>As how many requests one counts against limits and quotas. Without it: one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WeightAttribute(int requests) : Attribute
{
    public int Requests { get; } = requests;
}

/// <summary>A value that is never stored, logged or replayed: a password, a token, a new key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>An example value for a schema, as JSON text or as a plain string.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class ExampleAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>A response with a secret in it. The idempotency record keeps the copy without.</summary>
public interface IShowsSecretOnce<TSelf>
{
    TSelf WithoutSecret();
}

/// <summary>
/// A text that the API log may keep as it is: one that our own rules bound, such as a scope, and that says nothing of a
/// person. Ids, numbers, times and choices are kept anyway; any other text is kept as its length alone.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LoggedAttribute : Attribute;
