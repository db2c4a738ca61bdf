using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.DeleteCustomer;

[Scope(Permissions.CustomersWrite), Writes]
public sealed record DeleteCustomerRequest(
    [property: Description("Which customer"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId Id);

/// <remarks>
/// The row is locked first, so that nothing begins for the customer any more; what is still open elsewhere refuses it, and
/// what is kept goes with it. A second try finds no customer, and with the same key gets the first one's answer.
/// </remarks>
internal sealed class DeleteCustomerHandler(FintechDb db, IEnumerable<ICustomerUse> uses, Changes changes)
    : IHandler<DeleteCustomerRequest, CustomerView>
{
    public async Task<Result<CustomerView>> Handle(DeleteCustomerRequest request, CancellationToken ct)
    {
        var one = db.Set<Customer>().Where(c => c.Id == request.Id);
        await one.ExecuteUpdateAsync(s => s.SetProperty(c => c.ExternalId, c => c.ExternalId), ct);
        if (await one.SingleOrDefaultAsync(ct) is not { } customer) return new CustomerNotFound();
        if (customer.IsImplied) return new CustomerImplied();
        foreach (var use in uses)
            if (await use.IsOpen(customer.Id, ct)) return new CustomerInUse();
        foreach (var use in uses) await use.Erase(customer.Id, ct);
        db.Remove(customer);
        changes.Subject = customer.Id.ToString();
        changes.Record(CustomerEvents.Deleted, customer.View(), customer.Id);
        return customer.View();
    }
}
