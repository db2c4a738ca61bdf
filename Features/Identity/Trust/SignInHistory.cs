using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Trust;

/// <summary>Writes down tries to sign in, and says from them whether a place is unfamiliar.</summary>
internal sealed class SignInHistory(FintechDb db, Database database, ClientContext client, TimeProvider clock)
{
    /// <summary>How long a network counts as usual after the last sign-in from it.</summary>
    static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    public SignInRecord Record(
        Guid? personId, SignInOutcome outcome, FirstFactor first, FactorMethod? second = null, bool byTrust = false,
        bool isUnfamiliar = false) => new()
        {
            PersonId = personId, Outcome = outcome, FirstFactor = first, SecondFactor = second, ByTrust = byTrust,
            IsUnfamiliar = isUnfamiliar, Address = client.Address, Network = Networks.Of(client.Address),
            Device = Devices.Name(client.UserAgent), CreatedAt = clock.GetUtcNow(),
        };

    /// <summary>
    /// Notes a try that came to nothing, in a statement of its own. For an address without an account it costs the same.
    /// </summary>
    public async Task Failed(
        Guid? personId, SignInOutcome outcome, CancellationToken ct, FirstFactor first = FirstFactor.Password)
    {
        var record = Record(personId, outcome, first);
        await using var insert = database.Side.CreateCommand("""
            insert into sign_ins
                (id, person_id, outcome, first_factor, by_trust, is_unfamiliar, address, network, device, created_at)
            values ($1, $2, $3, $4, false, false, $5, $6, $7, $8)
            """);
        object?[] values =
        [
            record.Id.Value, personId, outcome.ToString(), record.FirstFactor.ToString(), record.Address, record.Network,
            record.Device, record.CreatedAt,
        ];
        foreach (var value in values) insert.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await insert.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Whether both the browser and the network are new to somebody who signed in before. A known browser that calls
    /// itself something else counts as new: its cookie may have been taken elsewhere.
    /// </summary>
    public async Task<bool> IsUnfamiliar(Guid personId, Device? device, CancellationToken ct)
    {
        if (device is not null && device.Name == Devices.Name(client.UserAgent)) return false;
        var (network, since) = (Networks.Of(client.Address), clock.GetUtcNow() - Usual);
        var before = db.Set<SignInRecord>().Where(r => r.PersonId == personId && r.Outcome == SignInOutcome.SignedIn);
        return await HasSignedIn(personId, ct) && !await before.AnyAsync(r => r.Network == network && r.CreatedAt > since, ct);
    }

    public Task<bool> HasSignedIn(Guid personId, CancellationToken ct) => db.Set<SignInRecord>()
        .AnyAsync(r => r.PersonId == personId && r.Outcome == SignInOutcome.SignedIn, ct);

    /// <summary>Wrong passwords since the person last got in.</summary>
    public async Task<int> FailuresSinceSuccess(Guid personId, CancellationToken ct)
    {
        var mine = db.Set<SignInRecord>().Where(r => r.PersonId == personId);
        var last = await mine.Where(r => r.Outcome == SignInOutcome.SignedIn)
            .OrderByDescending(r => r.Id).Select(r => (DateTimeOffset?)r.CreatedAt).FirstOrDefaultAsync(ct);
        return await mine.CountAsync(
            r => r.Outcome == SignInOutcome.WrongPassword && (last == null || r.CreatedAt > last), ct);
    }
}
