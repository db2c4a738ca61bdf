using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>Makes and redeems mailed links.</summary>
internal sealed class MailedTokens(FintechDb db, Peppers peppers, TimeProvider clock)
{
    const string Pepper = "mailed-tokens";

    // What opens an existing account is worth stealing, and is asked for by somebody who waits for it.
    static TimeSpan Life(MailPurpose purpose) => purpose switch
    {
        MailPurpose.ConfirmEmail => TimeSpan.FromHours(24),
        MailPurpose.ResetPassword or MailPurpose.ChangeEmail => TimeSpan.FromHours(1),
        // It closes doors and opens none.
        MailPurpose.NotMe => TimeSpan.FromDays(7),
    };

    /// <param name="personId">Null where there is nobody: the work is the same, and nobody is given the token.</param>
    public string Add(MailPurpose purpose, Guid? personId, string? passwordHash = null, string? name = null,
        string? email = null)
    {
        var token = SessionCookie.NewToken();
        var now = clock.GetUtcNow();
        db.Add(new MailedToken
        {
            Hash = peppers.Hash(Pepper, token), Purpose = purpose, PersonId = personId, PasswordHash = passwordHash,
            Name = name, Email = email, CreatedAt = now, ExpiresAt = now + Life(purpose),
        });
        return token;
    }

    public Task<MailedToken?> Find(MailPurpose purpose, string token, CancellationToken ct)
    {
        var (hash, now) = (peppers.Hash(Pepper, token), clock.GetUtcNow());
        return db.Set<MailedToken>().AsNoTracking().SingleOrDefaultAsync(
            t => t.Hash == hash && t.PersonId != null && t.Purpose == purpose && t.ConsumedAt == null && t.ExpiresAt > now, ct);
    }

    public Task EndAll(Guid personId, MailPurpose purpose, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<MailedToken>().Where(t => t.PersonId == personId && t.Purpose == purpose && t.ConsumedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ConsumedAt, now), ct);
    }

    /// <summary>
    /// Only one of many who try at once gets true. The person's other links of this purpose end with it.
    /// </summary>
    public async Task<bool> Consume(MailedToken token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var unused = db.Set<MailedToken>().Where(
            t => t.PersonId == token.PersonId && t.Purpose == token.Purpose && t.ConsumedAt == null);
        var won = await unused.Where(t => t.Id == token.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ConsumedAt, now), ct) == 1;
        if (won) await unused.ExecuteUpdateAsync(s => s.SetProperty(t => t.ConsumedAt, now), ct);
        return won;
    }
}
