using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Customers.Contracts;

/// <summary>Makes the one customer that a personal workspace implies in each of its environments.</summary>
public static class PersonalCustomer
{
    public const string ExternalId = "self";

    /// <summary>Adds it to the running unit of work.</summary>
    public static void Add(FintechDb db, EnvironmentId environment, string name, string email) =>
        db.Add(new Customer { EnvironmentId = environment, ExternalId = ExternalId, Name = name, Email = email });

    /// <summary>Its person is called otherwise now. A customer that says something else already is left as it is.</summary>
    public static Task Follow(
        FintechDb db, IReadOnlyCollection<EnvironmentId> environments, (string Name, string Email) from,
        (string Name, string Email) to, CancellationToken ct) =>
        db.Set<Customer>().IgnoreQueryFilters([FintechDb.EnvironmentFilter])
            .Where(c => environments.Contains(c.EnvironmentId) && c.ExternalId == ExternalId
                && c.Name == from.Name && c.Email == from.Email)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, to.Name).SetProperty(c => c.Email, to.Email), ct);
}
