using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.UpdateCustomer;

[Tool("update_customer", "Change a customer")]
[Description("Changes the name or e-mail address of a customer. What is left out stays; an empty e-mail takes it away.")]
internal sealed class UpdateCustomerTool : SliceTool<UpdateCustomerRequest, CustomerView>;
