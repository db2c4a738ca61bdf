using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers.Contracts;

/// <summary>The customer that a personal workspace's environment implies: its first.</summary>
internal sealed class ImpliedCustomer(Database database)
{
    public async Task<CustomerId> Of(EnvironmentId environment, CancellationToken ct)
    {
        await using var command = database.Reads.CreateCommand(
            "select id from customers where environment_id = $1 order by created_at, id limit 1");
        command.Parameters.Add(new() { Value = environment.Value });
        return await command.ExecuteScalarAsync(ct) is Guid id
            ? new CustomerId(id)
            : throw new InvalidOperationException($"Environment {environment} has no customer.");
    }
}
