using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.ListCustomers;

internal sealed class ListCustomersEndpoint(Pipeline<ListCustomersRequest, Page<CustomerView>> pipeline)
    : SliceEndpoint<ListCustomersRequest, Page<CustomerView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/customers", "List customers, newest first");
}
