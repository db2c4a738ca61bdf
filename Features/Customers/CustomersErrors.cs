using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers;

internal sealed record ExternalIdTaken(string ExternalId) : ConflictError("customer.external_id_taken",
    $"Another customer here has the external_id {ExternalId}. GET /v1/customers?external_id=… finds it.");

internal sealed record CustomerImplied() : ConflictError("customer.implied",
    "A personal workspace has one customer, its person, and neither more nor none. Create a business workspace for customers of your own.");

internal sealed record CustomerInUse() : ConflictError("customer.in_use",
    "Banks of this customer are connected. Remove the connections first, which ends access at the banks.")
{
    public override bool IsOutcome => false;
}
