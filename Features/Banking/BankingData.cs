using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.RemoveBankConnection;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking;

/// <summary>Connections, accounts and transactions of a person's own workspaces.</summary>
internal sealed class BankingData(FintechDb db, IServiceScopeFactory scopes) : IPersonalData
{
    public string Name => "banking";

    IQueryable<TRow> In<TRow>(EnvironmentId environment) where TRow : class, IEnvironmentRow => db.Set<TRow>()
        .IgnoreQueryFilters([FintechDb.EnvironmentFilter]).AsNoTracking().Where(r => r.EnvironmentId == environment);

    public async Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct)
    {
        foreach (var environment in owner.Environments)
        {
            var folder = $"banking/{environment}";
            var counts = await In<BankAccount>(environment).GroupBy(a => a.ConnectionId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            await archive.Add($"{folder}/connections", In<BankConnection>(environment).OrderBy(c => c.Id)
                .Select(c => c.View(counts.GetValueOrDefault(c.Id), null)).AsAsyncEnumerable(), ct);
            await archive.Add($"{folder}/accounts", In<BankAccount>(environment).OrderBy(a => a.Id)
                .Select(a => a.View()).AsAsyncEnumerable(), ct);
            await archive.Add($"{folder}/transactions", In<BankTransaction>(environment)
                .OrderBy(t => t.Date).ThenBy(t => t.Id).Select(t => t.View()).AsAsyncEnumerable(), ct);
        }
    }

    /// <summary>Ends access at the provider, connection by connection, which erases what came from it.</summary>
    public async Task<Error?> Release(DataOwner owner, CancellationToken ct)
    {
        foreach (var environment in owner.Environments)
        {
            var open = await In<BankConnection>(environment).Where(c => c.Status != BankConnectionStatus.Removed)
                .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
            foreach (var connection in open)
                if (await Remove(environment, connection, owner.PersonId, ct) is { } refusal) return refusal;
        }
        return null;
    }

    async Task<Error?> Remove(EnvironmentId environment, BankConnectionId id, Guid personId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var slot = scope.ServiceProvider.GetRequiredService<CallerSlot>();
        slot.Fill(new Caller
        {
            Kind = CallerKind.Job, Id = "delete_person", OnBehalfOf = new PersonId(personId).ToString(),
            Environment = environment, Scopes = ["banking:write"],
        });
        slot.RequestId = RequestIds.New();
        var pipeline = scope.ServiceProvider.GetRequiredService<Pipeline<RemoveBankConnectionRequest, BankConnectionView>>();
        return (await pipeline.Run(new(id), ct)).Error;
    }

    /// <remarks>Accounts and transactions have gone with their connections, whose rows say which banks a person has.</remarks>
    public async Task Erase(DataOwner owner, CancellationToken ct)
    {
        foreach (var environment in owner.Environments)
        {
            await In<BankTransaction>(environment).ExecuteDeleteAsync(ct);
            await In<BankAccount>(environment).ExecuteDeleteAsync(ct);
            await In<BankConnection>(environment).ExecuteDeleteAsync(ct);
        }
    }
}
