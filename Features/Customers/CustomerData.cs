using Fintech.Features.Customers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers;

/// <summary>The customers of a person's own workspaces, and the customer that they are themselves.</summary>
internal sealed class CustomerData(FintechDb db) : IPersonalData
{
    const string Gone = "Deleted person";

    public string Name => "customers";

    IQueryable<Customer> All => db.Set<Customer>().IgnoreQueryFilters([FintechDb.EnvironmentFilter]);

    public Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct) => archive.Add("customers/customers",
        All.AsNoTracking().Where(c => owner.Environments.Contains(c.EnvironmentId)).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.EnvironmentId, c.ExternalId, c.Name, c.Email, c.CreatedAt, c.UpdatedAt }).AsAsyncEnumerable(), ct);

    /// <remarks>The rows stay, for what must be kept and points at them.</remarks>
    public async Task Erase(DataOwner owner, CancellationToken ct)
    {
        await All.Where(c => owner.Environments.Contains(c.EnvironmentId)).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.Name, Gone).SetProperty(c => c.Email, (string?)null), ct);
        // In a personal workspace that was handed over, the person is still the customer that it began with.
        await All.Where(c => c.ExternalId == PersonalCustomer.ExternalId && c.Email == owner.Email).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.Name, Gone).SetProperty(c => c.Email, (string?)null), ct);
    }
}
