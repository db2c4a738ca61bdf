using Fintech.Features.Banking.Contracts;
using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking;

/// <summary>What banking keeps of a customer: removed and expired connections, whose rows say which banks they had.</summary>
internal sealed class BankingOfCustomer(FintechDb db) : ICustomerUse
{
    public Task<bool> IsOpen(CustomerId customer, CancellationToken ct) => db.Set<BankConnection>().AnyAsync(
        c => c.CustomerId == customer && c.Status != BankConnectionStatus.Removed && c.Status != BankConnectionStatus.LinkExpired, ct);

    public Task Erase(CustomerId customer, CancellationToken ct) =>
        db.Set<BankConnection>().Where(c => c.CustomerId == customer).ExecuteDeleteAsync(ct);
}
