using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.GetCustomer;

[Scope(Permissions.CustomersRead)]
public sealed record GetCustomerRequest(
    [property: Description("Which customer"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId Id);

internal sealed class GetCustomerHandler(FintechDb db) : IHandler<GetCustomerRequest, CustomerView>
{
    public async Task<Result<CustomerView>> Handle(GetCustomerRequest request, CancellationToken ct) =>
        await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, ct) is { } customer
            ? customer.View()
            : new CustomerNotFound();
}
