using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers;

/// <summary>The end customer that money data belongs to.</summary>
public sealed class Customer : IEnvironmentRow
{
    public EnvironmentId EnvironmentId { get; init; }
    public CustomerId Id { get; init; } = TypeId.New<CustomerId>();

    /// <summary>The workspace's own name for this customer; unique in the environment.</summary>
    public required string ExternalId { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
