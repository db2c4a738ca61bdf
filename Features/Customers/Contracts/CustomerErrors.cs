using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Customers.Contracts;

internal sealed record CustomerNotFound() : NotFoundError("customer.not_found",
    "There is no such customer in this environment. GET /v1/customers lists them.");

internal sealed record CustomerRequired() : Error("customer.required",
    "This workspace has customers of its own: say whose it is with customer_id. GET /v1/customers lists them, POST /v1/customers adds one.", 400);
