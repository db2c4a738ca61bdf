using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.UpdateCustomer;

internal sealed class UpdateCustomerEndpoint(Pipeline<UpdateCustomerRequest, CustomerView> pipeline)
    : SliceEndpoint<UpdateCustomerRequest, CustomerView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/customers/{id}", "Change what is known of a customer");
}
