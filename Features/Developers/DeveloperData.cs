using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers;

/// <summary>API keys that a person made, in whatever workspace.</summary>
internal sealed class DeveloperData(FintechDb db, Changes changes) : IPersonalData
{
    public string Name => "developers";

    IQueryable<ApiKey> Made(Guid personId) =>
        db.Set<ApiKey>().IgnoreQueryFilters([FintechDb.EnvironmentFilter]).Where(k => k.CreatedBy == personId);

    public Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct) => archive.Add("developers/api_keys",
        Made(owner.PersonId).AsNoTracking().OrderBy(k => k.Id).Select(k => new
        {
            k.Id, k.WorkspaceId, k.EnvironmentId, k.Name, k.Prefix, k.Last4, k.Scopes, k.CreatedAt, k.ExpiresAt, k.RevokedAt,
            k.DisabledAt, k.LastUsedAt, k.LastUsedFrom, k.AllowedNetworks, k.RequestsPerMinute, k.RequestsPerDay,
            k.RequestsPerMonth, k.ReplacesId,
        }).AsAsyncEnumerable(), ct);

    public async Task Erase(DataOwner owner, CancellationToken ct)
    {
        var (now, person) = (DateTimeOffset.UtcNow, owner.PersonId);
        await Made(person).Where(k => k.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, now), ct);
        await Made(person).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedFrom, (string?)null), ct);
        await ForgetCalls(owner, ct);
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(person));
    }

    // Calls in places of others stay in those others' log, without a word on where they came from.
    async Task ForgetCalls(DataOwner owner, CancellationToken ct)
    {
        var (own, person) = (owner.Environments.Select(e => e.Value).ToArray(), owner.PersonId);
        var keys = (await Made(owner.PersonId).Select(k => k.Id).ToListAsync(ct)).Select(k => k.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"delete from api_calls where environment_id = any({own})", ct);
        await db.Database.ExecuteSqlAsync($"""
            update api_calls set ip = null, user_agent = null, person_id = null where (person_id = {person} or key_id = any({keys})) and ip is not null
            """, ct);
    }
}
