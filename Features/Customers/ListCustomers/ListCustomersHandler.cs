using System.ComponentModel;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.ListCustomers;

[Scope(Permissions.CustomersRead)]
public sealed record ListCustomersRequest(
    [property: Description("The one with this external_id"), Example("customer-1815")] string? ExternalId = null,
    [property: Description("Text in the name, the address or the external_id"), Example("love")] string? Q = null,
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("next_cursor of the page before"), Example("01a205b7f6ee7721a75f23e20d8c32e6")] string? Cursor = null) : IPaged;

internal sealed class ListCustomersValidator : PagedValidator<ListCustomersRequest>
{
    public ListCustomersValidator()
    {
        RuleFor(r => r.ExternalId).MaximumLength(100);
        RuleFor(r => r.Q).Length(1, 100);
    }
}

internal sealed class ListCustomersHandler(FintechDb db) : IHandler<ListCustomersRequest, Page<CustomerView>>
{
    const string Escape = @"\";

    public async Task<Result<Page<CustomerView>>> Handle(ListCustomersRequest request, CancellationToken ct)
    {
        var customers = db.Set<Customer>().AsNoTracking();
        if (request.ExternalId is { } external) customers = customers.Where(c => c.ExternalId == external);
        if (request.Q is { } q)
        {
            var like = $"%{q.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            customers = customers.Where(c => EF.Functions.ILike(c.Name, like, Escape) || EF.Functions.ILike(c.ExternalId, like, Escape)
                || EF.Functions.ILike(c.Email!, like, Escape));
        }
        var found = await customers.NewestFirst(request, Cursors.Id<CustomerId>(request.Cursor)).ToListAsync(ct);
        return Page<CustomerView>.Of(found.ConvertAll(c => c.View()), request.Limit, last => Cursors.Of(last.Id));
    }
}
