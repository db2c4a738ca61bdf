using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.CreateCustomer;

[Scope(Permissions.CustomersWrite), Writes]
public sealed record CreateCustomerRequest(
    [property: Description("Your own name for the customer, unique in the environment"), Example("customer-1815")] string ExternalId,
    [property: Description("How the customer is called, 1 to 200 characters"), Example("Ada Lovelace")] string Name,
    [property: Description("Their e-mail address"), Example("ada@example.com")] string? Email = null);

internal sealed class CreateCustomerValidator : AbstractValidator<CreateCustomerRequest>
{
    public CreateCustomerValidator()
    {
        RuleFor(r => r.ExternalId).ExternalId();
        RuleFor(r => r.Name).CustomerName();
        RuleFor(r => r.Email).CustomerEmail();
    }
}

internal sealed class CreateCustomerHandler(FintechDb db, Caller caller, Changes changes)
    : IHandler<CreateCustomerRequest, CustomerView>
{
    public async Task<Result<CustomerView>> Handle(CreateCustomerRequest request, CancellationToken ct)
    {
        var alike = await db.Set<Customer>().AsNoTracking().Select(c => c.ExternalId)
            .Where(id => id == PersonalCustomer.ExternalId || id == request.ExternalId).ToListAsync(ct);
        if (alike.Contains(PersonalCustomer.ExternalId)) return new CustomerImplied();
        if (alike.Count > 0) return new ExternalIdTaken(request.ExternalId);
        var customer = new Customer
        {
            EnvironmentId = caller.EnvironmentId, ExternalId = request.ExternalId, Name = request.Name.Trim(),
            Email = string.IsNullOrEmpty(request.Email) ? null : request.Email,
        };
        db.Add(customer);
        changes.Subject = customer.Id.ToString();
        changes.Record(CustomerEvents.Created, customer.View(), customer.Id);
        return customer.View();
    }
}
