using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.DeleteCustomer;

[Tool("delete_customer", "Delete a customer", Destructive = true)]
[Description("Deletes a customer for good, with what is kept of them. Refused while a bank of theirs is connected: remove that first.")]
internal sealed class DeleteCustomerTool : SliceTool<DeleteCustomerRequest, CustomerView>;
