using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.CreateCustomer;

internal sealed class CreateCustomerEndpoint(Pipeline<CreateCustomerRequest, CustomerView> pipeline)
    : SliceEndpoint<CreateCustomerRequest, CustomerView>(pipeline)
{
    public override void Configure() => Route("POST /v1/customers", "Add a customer", 201);
}
