using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Data;

/// <summary>A fact as it is kept: appended in the business transaction, never changed.</summary>
public sealed class EventRecord
{
    public EventId Id { get; init; } = TypeId.New<EventId>();
    public required string Type { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public EnvironmentId EnvironmentId { get; init; }
    public CustomerId? CustomerId { get; init; }
    public required Actor Actor { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The permission that may see it.</summary>
    public required string Scope { get; init; }

    /// <summary><c>{object, previous}</c> as JSON text, the object as REST returns it.</summary>
    public required string Data { get; init; }

    /// <summary>Raised at start when the database was restored into another cluster; older epochs are always readable.</summary>
    public int Epoch { get; init; }
}
