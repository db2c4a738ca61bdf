using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.UpdateCustomer;

/// <summary>What is left out stays. The external_id never changes: others refer to it.</summary>
[Scope(Permissions.CustomersWrite), Writes]
public sealed record UpdateCustomerRequest(
    [property: Description("Which customer"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId Id,
    [property: Description("How the customer is called, 1 to 200 characters"), Example("Ada King")] string? Name = null,
    [property: Description("Their e-mail address; empty takes it away"), Example("ada@example.com")] string? Email = null);

internal sealed class UpdateCustomerValidator : AbstractValidator<UpdateCustomerRequest>
{
    public UpdateCustomerValidator()
    {
        RuleFor(r => r.Name).CustomerName();
        RuleFor(r => r.Email).CustomerEmail();
    }
}

internal sealed class UpdateCustomerHandler(FintechDb db, Changes changes, TimeProvider clock)
    : IHandler<UpdateCustomerRequest, CustomerView>
{
    public async Task<Result<CustomerView>> Handle(UpdateCustomerRequest request, CancellationToken ct)
    {
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } customer) return new CustomerNotFound();
        changes.Subject = customer.Id.ToString();
        var before = customer.View();
        customer.Name = request.Name?.Trim() ?? customer.Name;
        customer.Email = request.Email switch { null => customer.Email, "" => null, var email => email };
        if (customer.View() == before) return before;
        customer.UpdatedAt = clock.GetUtcNow();
        changes.Record(CustomerEvents.Updated, customer.View(), customer.Id, previous: before);
        return customer.View();
    }
}
