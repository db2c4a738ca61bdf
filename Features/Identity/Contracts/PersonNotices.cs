using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Contracts;

/// <summary>Mails that other features send to people, in the running unit of work, to those who want them.</summary>
public sealed class PersonNotices(FintechDb db, Outbox outbox, ServerOptions server)
{
    /// <param name="bank">As the provider names it.</param>
    /// <param name="fault">What happened and what to do, in a sentence or two.</param>
    public async Task BankAttention(
        IReadOnlyCollection<Guid> people, EnvironmentId environment, string bank, string fault, CancellationToken ct)
    {
        var known = await db.Set<Person>().AsNoTracking()
            .Where(p => people.Contains(p.Id) && p.LockedAt == null && p.DeletedAt == null).ToListAsync(ct);
        foreach (var person in known.Where(p => p.Profile.MailOnBankAttention))
            outbox.Add(new(person.Email!, "bank-attention", $"{bank} needs your attention",
            [
                $"{bank}: {fault}",
                "You get this mail because you may connect banks in this workspace. Settings, Profile turns it off.",
            ],
            new("Look at your banks", $"{server.Base}/accounts?environment={environment}")));
    }
}
