using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Contracts;

/// <summary>Mails that other features send to people, in the running unit of work, to those who want them.</summary>
public sealed class PersonNotices(FintechDb db, Outbox outbox, ServerOptions server)
{
    /// <param name="key">Whose own quota it is; null for that of the environment.</param>
    /// <param name="period">The day or month, in UTC.</param>
    public async Task QuotaReached(
        IReadOnlyCollection<Guid> people, EnvironmentId environment, string? key, string period, long quota, int percent,
        CancellationToken ct)
    {
        var (what, all) = (key is null ? "All keys together" : $"The key {key}", percent == 100);
        foreach (var person in await Known(people, ct))
            outbox.Add(new(person.Email!, "quota-reached",
                all ? $"{what}: the quota of {period} is used up" : $"{what}: {percent} % of the quota of {period} are used",
            [
                $"{what} may make {quota:N0} requests in {period}. "
                    + (all ? "From now on they are refused until it is over." : "Then they are refused until it is over."),
                "You get this mail because you manage API keys in this workspace.",
            ],
            new("Look at the limits", $"{server.Base}/portal/limits?environment={environment}")));
    }

    /// <param name="bank">As the provider names it.</param>
    /// <param name="fault">What happened and what to do, in a sentence or two.</param>
    public async Task BankAttention(
        IReadOnlyCollection<Guid> people, EnvironmentId environment, string bank, string fault, CancellationToken ct)
    {
        foreach (var person in (await Known(people, ct)).Where(p => p.Profile.MailOnBankAttention))
            outbox.Add(new(person.Email!, "bank-attention", $"{bank} needs your attention",
            [
                $"{bank}: {fault}",
                "You get this mail because you may connect banks in this workspace. Settings, Profile turns it off.",
            ],
            new("Look at your banks", $"{server.Base}/accounts?environment={environment}")));
    }

    Task<List<Person>> Known(IReadOnlyCollection<Guid> people, CancellationToken ct) => db.Set<Person>().AsNoTracking()
        .Where(p => people.Contains(p.Id) && p.LockedAt == null && p.DeletedAt == null).ToListAsync(ct);
}
