using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>What stays of an account in the running unit of work: a row without anything personal.</summary>
internal sealed class PersonRemains(FintechDb db, TimeProvider clock)
{
    public const string Name = "Deleted person";

    /// <summary>An address that no mail reaches (RFC 2606) and that nobody can register.</summary>
    public static string Address(Guid personId) => $"deleted-{personId:N}@deleted.invalid";

    /// <summary>An account that was never opened gives its address to whoever proved that the mailbox is theirs.</summary>
    /// <returns>False when it was opened at this moment.</returns>
    public async Task<bool> Release(Person unopened, CancellationToken ct)
    {
        await db.LockPerson(unopened.Id, ct);
        await db.Entry(unopened).ReloadAsync(ct);
        if (unopened.EmailConfirmed) return false;
        await db.Set<MailedToken>().Where(t => t.PersonId == unopened.Id).ExecuteDeleteAsync(ct);
        await Anonymize(unopened, ct);
        return true;
    }

    public async Task Anonymize(Person person, CancellationToken ct)
    {
        var address = Address(person.Id);
        person.Name = Name;
        person.Email = person.UserName = address;
        person.NormalizedEmail = person.NormalizedUserName = EmailRules.Normalize(address);
        person.PasswordHash = person.PhoneNumber = person.LockReason = null;
        person.SecurityStamp = Guid.NewGuid().ToString();
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
        person.Profile = new();
        person.HasSecondFactor = person.MustHaveSecondFactor = person.IsOperator = person.EmailConfirmed = false;
        person.PreferredMethod = null;
        person.DeletedAt ??= clock.GetUtcNow();
        person.DeletesAt = null;
        await db.SaveChangesAsync(ct);
    }
}
