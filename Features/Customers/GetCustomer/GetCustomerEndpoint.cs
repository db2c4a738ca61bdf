using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.GetCustomer;

internal sealed class GetCustomerEndpoint(Pipeline<GetCustomerRequest, CustomerView> pipeline)
    : SliceEndpoint<GetCustomerRequest, CustomerView>(pipeline)
{
    public override void Configure() => Route("GET /v1/customers/{id}", "Retrieve a customer");
}
