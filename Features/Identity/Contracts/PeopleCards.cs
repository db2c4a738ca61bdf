using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Contracts;

/// <summary>A person as those who work with them see them.</summary>
public sealed record PersonCard(PersonId Id, string Email, string Name)
{
    /// <summary>For those who may know; a card itself does not tell.</summary>
    [JsonIgnore]
    public bool HasSecondFactor { get; init; }
}

/// <summary>Names and addresses of people, for lists of other features.</summary>
public sealed class PeopleCards(FintechDb db)
{
    public Task<Dictionary<Guid, PersonCard>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.Set<Person>().Where(p => ids.Contains(p.Id)).AsNoTracking()
            .ToDictionaryAsync(p => p.Id, p =>
                new PersonCard(new(p.Id), p.Email!, p.Name) { HasSecondFactor = p.HasSecondFactor }, ct);

    public async Task<PersonCard> Of(Guid id, CancellationToken ct) => (await Of([id], ct))[id];

    /// <summary>The open account with this address, or null.</summary>
    public async Task<PersonCard?> Find(string email, CancellationToken ct)
    {
        var normalized = EmailAddress.Normalize(email);
        return await db.Set<Person>().Where(p => p.NormalizedEmail == normalized && p.EmailConfirmed)
            .Select(p => new PersonCard(new(p.Id), p.Email!, p.Name) { HasSecondFactor = p.HasSecondFactor })
            .SingleOrDefaultAsync(ct);
    }
}
