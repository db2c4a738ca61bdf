using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.Contracts;

/// <summary>Whose something is: the customer that was named, or the one that a personal workspace implies.</summary>
internal sealed class CustomerChoice(FintechDb db, Caller caller)
{
    /// <remarks>Called in a unit of work. Until it ends nobody deletes the customer.</remarks>
    public async Task<Result<CustomerId>> Of(CustomerId? named, CancellationToken ct)
    {
        var environment = caller.EnvironmentId.Value;
        var found = named is { } id
            ? db.Database.SqlQuery<Guid>($"select id from customers where environment_id = {environment} and id = {id.Value} for share")
            : db.Database.SqlQuery<Guid>($"select id from customers where environment_id = {environment} and external_id = {PersonalCustomer.ExternalId} for share");
        if (await found.ToListAsync(ct) is [var customer]) return new CustomerId(customer);
        return named is null ? new CustomerRequired() : new CustomerNotFound();
    }
}
