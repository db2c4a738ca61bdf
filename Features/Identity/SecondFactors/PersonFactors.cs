using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>Which second factors a person has, and in which order they are offered.</summary>
internal sealed class PersonFactors(FintechDb db, RecoveryCodes recovery)
{
    /// <summary>Confirmed ones, oldest first.</summary>
    public Task<List<Factor>> Of(Guid personId, CancellationToken ct) =>
        db.Set<Factor>().AsNoTracking().Where(f => f.PersonId == personId && f.ConfirmedAt != null)
            .OrderBy(f => f.Id).ToListAsync(ct);

    /// <summary>
    /// What may be proved with now, the preferred one first. Who has no factor gets a code by mail; who has one does not,
    /// unless mail is among them: else the mailbox alone would be enough.
    /// </summary>
    public async Task<IReadOnlyList<MethodView>> Methods(Person person, CancellationToken ct)
    {
        var factors = await Of(person.Id, ct);
        if (factors.Count == 0) return [new(FactorMethod.Email, Masked.Email(person.Email!))];
        var methods = factors.DistinctBy(f => f.Method).Select(f => new MethodView(f.Method, f.Hint))
            .OrderBy(m => m.Method == person.PreferredMethod ? -1 : (int)m.Method).ToList();
        if (await recovery.Left(person.Id, ct) > 0) methods.Add(new(FactorMethod.RecoveryCode, null));
        return methods;
    }

    /// <summary>What a half-done sign-in still needs.</summary>
    public async Task<SecondFactorView> Needed(Person person, PendingSignIn pending, CancellationToken ct)
    {
        var methods = await Methods(person, ct);
        return new(methods, methods[0].Method, person is { HasSecondFactor: true, IsOperator: false },
            pending.IsUnfamiliar, pending.ExpiresAt);
    }
}

static class Masked
{
    /// <summary>a•••@example.com</summary>
    public static string Email(string address) => $"{address[0]}•••{address[address.IndexOf('@')..]}";

    /// <summary>•••• 4217</summary>
    public static string Number(string number) => $"•••• {number[^4..]}";
}
