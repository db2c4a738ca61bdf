using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>Finds, makes and opens accounts in the running unit of work.</summary>
internal sealed class Accounts(FintechDb db, PersonalWorkspace workspaces)
{
    public Task<Person?> Find(string email, CancellationToken ct)
    {
        var normalized = EmailRules.Normalize(email);
        return db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, ct);
    }

    /// <summary>
    /// An account that waits for its address to be confirmed. Whether the address is free the index decides when it is
    /// saved: asking first, as Identity's manager does, would tell by the clock who has an account.
    /// </summary>
    public Person Add(string email, string name, string passwordHash)
    {
        var address = email.Trim();
        var person = new Person
        {
            Id = Guid.CreateVersion7(), UserName = address, Email = address, Name = name.Trim(),
            NormalizedUserName = EmailRules.Normalize(address), NormalizedEmail = EmailRules.Normalize(address),
            PasswordHash = passwordHash, SecurityStamp = Guid.NewGuid().ToString(),
        };
        db.Add(person);
        return person;
    }

    /// <summary>
    /// Opens it with its workspace, once: of many at the same moment one gets an answer, the others null.
    /// </summary>
    public async Task<PersonalWorkspace.Made?> Open(
        Person person, string passwordHash, string name, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct); // one that was added just now
        var opened = await db.Set<Person>().Where(p => p.Id == person.Id && !p.EmailConfirmed)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.EmailConfirmed, true).SetProperty(p => p.Name, name)
                .SetProperty(p => p.PasswordHash, passwordHash)
                .SetProperty(p => p.SecurityStamp, Guid.NewGuid().ToString()), ct);
        return opened == 1 ? workspaces.AddFor(person.Id, name, person.Email!) : null;
    }
}
