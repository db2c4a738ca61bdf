using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers.Contracts;

/// <summary>Makes the one customer that a personal workspace implies in each of its environments.</summary>
public static class PersonalCustomer
{
    public const string ExternalId = "self";

    /// <summary>Adds it to the running unit of work.</summary>
    public static void Add(FintechDb db, EnvironmentId environment, string name, string email) =>
        db.Add(new Customer { EnvironmentId = environment, ExternalId = ExternalId, Name = name, Email = email });
}
