using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>Factors that are being added: they count for nothing until a code confirms them.</summary>
internal sealed class Enrolments(FintechDb db, FactorChanges factors, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>In the running unit of work. An earlier one of the kind that was not confirmed is dropped.</summary>
    public async Task<Result<Factor>> Begin(
        Person person, FactorMethod method, string label, byte[]? secret, string? hint, CancellationToken ct)
    {
        await factors.Lock(person.Id, ct);
        if (await MayAdd(person.Id, method, ct) is { } refusal) return refusal;
        await db.Set<Factor>().Where(f => f.PersonId == person.Id && f.Method == method && f.ConfirmedAt == null)
            .ExecuteDeleteAsync(ct);
        var factor = new Factor
        {
            PersonId = person.Id, Method = method, Label = label.Trim(), Sealed = secret, Hint = hint,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(factor);
        return factor;
    }

    public async Task<Error?> MayAdd(Guid personId, FactorMethod method, CancellationToken ct)
    {
        var confirmed = db.Set<Factor>().Where(f => f.PersonId == personId && f.ConfirmedAt != null);
        if (method is not FactorMethod.Passkey && await confirmed.AnyAsync(f => f.Method == method, ct)) return new FactorExists();
        return await confirmed.CountAsync(ct) >= Factor.Most ? new TooManyFactors() : null;
    }

    /// <summary>One that can still be confirmed.</summary>
    public Task<Factor?> Find(FactorId id, Guid personId, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Life;
        return db.Set<Factor>().AsNoTracking().SingleOrDefaultAsync(
            f => f.Id == id && f.PersonId == personId && f.ConfirmedAt == null && f.CreatedAt > since, ct);
    }

    /// <summary>In the running unit of work; of many at once one gets true.</summary>
    public async Task<bool> Confirm(FactorId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Factor>().Where(f => f.Id == id && f.ConfirmedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ConfirmedAt, now), ct) == 1;
    }
}

static class FactorRules
{
    public static void FactorLabel<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(l => l is null || (l.Trim().Length is > 0 and <= 60 && ProviderText.Clean(l) == l))
            .WithMessage("A name has 1 to 60 visible characters.");
}
