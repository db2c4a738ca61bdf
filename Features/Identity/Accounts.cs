using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>Finds, makes and opens accounts in the running unit of work.</summary>
internal sealed class Accounts(FintechDb db, UserManager<Person> people, PersonalWorkspace workspaces)
{
    public Task<Person?> Find(string email, CancellationToken ct)
    {
        var normalized = EmailRules.Normalize(email);
        return db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, ct);
    }

    /// <summary>An account that waits for its address to be confirmed.</summary>
    /// <exception cref="DbUpdateException">Another request made it at the same moment.</exception>
    public async Task<Person> Add(string email, string name, string passwordHash)
    {
        var address = email.Trim();
        var person = new Person
        {
            Id = Guid.CreateVersion7(), UserName = address, Email = address, Name = name.Trim(),
            PasswordHash = passwordHash,
        };
        var made = await people.CreateAsync(person);
        return made.Succeeded
            ? person
            : throw new DbUpdateConcurrencyException(string.Join(", ", made.Errors.Select(e => e.Code)));
    }

    /// <summary>
    /// Opens it with its workspace, once: of many at the same moment one gets an answer, the others null.
    /// </summary>
    public async Task<PersonalWorkspace.Made?> Open(
        Person person, string passwordHash, string name, CancellationToken ct)
    {
        var opened = await db.Set<Person>().Where(p => p.Id == person.Id && !p.EmailConfirmed)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.EmailConfirmed, true).SetProperty(p => p.Name, name)
                .SetProperty(p => p.PasswordHash, passwordHash)
                .SetProperty(p => p.SecurityStamp, Guid.NewGuid().ToString()), ct);
        return opened == 1 ? workspaces.AddFor(person.Id, name, person.Email!) : null;
    }
}
