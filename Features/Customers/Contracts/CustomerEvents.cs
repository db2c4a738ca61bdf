using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;

namespace Fintech.Features.Customers.Contracts;

public static class CustomerEvents
{
    public static readonly EventType Created = new("customer.created", Permissions.CustomersRead);
    public static readonly EventType Updated = new("customer.updated", Permissions.CustomersRead);
    public static readonly EventType Deleted = new("customer.deleted", Permissions.CustomersRead);
}
