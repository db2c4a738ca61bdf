using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.DeleteCustomer;

internal sealed class DeleteCustomerEndpoint(Pipeline<DeleteCustomerRequest, CustomerView> pipeline)
    : SliceEndpoint<DeleteCustomerRequest, CustomerView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/customers/{id}", "Delete a customer, and what is kept of them");
}
