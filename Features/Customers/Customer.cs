using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers;

/// <summary>The end customer that money data belongs to.</summary>
public sealed class Customer : IEnvironmentRow
{
    public EnvironmentId EnvironmentId { get; init; }
    public CustomerId Id { get; init; } = TypeId.New<CustomerId>();

    /// <summary>The workspace's own name for this customer; unique in the environment, and never another.</summary>
    public required string ExternalId { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset UpdatedAt { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Whether it is the person of a personal workspace, which has no other.</summary>
    public bool IsImplied => ExternalId == PersonalCustomer.ExternalId;

    public CustomerView View() => new(Id, ExternalId, Name, Email, CreatedAt, UpdatedAt);
}
