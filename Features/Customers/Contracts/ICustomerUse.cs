using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers.Contracts;

/// <summary>A part of the product that keeps data of customers. Both are called in the deletion's own unit of work.</summary>
public interface ICustomerUse
{
    /// <summary>Whether something of the customer is still open elsewhere, so that it cannot simply be erased.</summary>
    Task<bool> IsOpen(CustomerId customer, CancellationToken ct);

    /// <summary>Erases what is left of the customer.</summary>
    Task Erase(CustomerId customer, CancellationToken ct);
}
