using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.CreateCustomer;

[Tool("create_customer", "Add a customer")]
[Description("Adds an end customer of a business workspace, under the external_id by which its own systems know them.")]
internal sealed class CreateCustomerTool : SliceTool<CreateCustomerRequest, CustomerView>;
