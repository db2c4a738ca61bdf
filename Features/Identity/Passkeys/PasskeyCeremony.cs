using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>Who signed, and with which of their passkeys.</summary>
internal sealed record PasskeyProof(Guid PersonId, byte[] CredentialId);

/// <summary>A passkey whose making was checked, and which is not kept yet.</summary>
internal sealed record NewPasskey(Guid PersonId, UserPasskeyInfo Info);

/// <summary>
/// The two steps of WebAuthn: a challenge goes out, and its signed answer comes back. ASP.NET Core Identity makes and
/// checks both; what it wants to know again in between is kept here and not in a cookie, so that a challenge is good
/// once, and only for what it was made for.
/// </summary>
internal sealed class PasskeyCeremony(
    FintechDb db, UserManager<Person> people, IPasskeyHandler<Person> handler, SecretBox secrets, ServerOptions server,
    TimeProvider clock)
{
    const string SecretPurpose = "passkey-challenge";

    public bool IsAvailable => server.HasDomain();

    /// <summary>Adds a challenge in the running unit of work.</summary>
    /// <param name="person">Null for a sign-in: then nothing in the answer depends on who asks.</param>
    /// <param name="contextId">The pending sign-in or the session that asks; empty for a sign-in.</param>
    public async Task<Result<PasskeyChallengeView>> Begin(
        PasskeyPurpose purpose, Person? person, Guid contextId, CancellationToken ct)
    {
        if (!IsAvailable) return new PasskeysNotAvailable();
        ct.ThrowIfCancellationRequested();
        var (options, state) = purpose is PasskeyPurpose.Add ? await ForNew(person!) : await ForKnown(person);
        var now = clock.GetUtcNow();
        var challenge = new PasskeyChallenge
        {
            Purpose = purpose, PersonId = person?.Id, ContextId = contextId, CreatedAt = now,
            ExpiresAt = now + PasskeyChallenge.Life, Sealed = secrets.Seal(state, SecretPurpose),
        };
        db.Add(challenge);
        return new PasskeyChallengeView(challenge.Id, options, challenge.ExpiresAt);
    }

    /// <summary>
    /// Uses the challenge up, whatever comes of it, and checks that the person's own passkey has signed it.
    /// </summary>
    /// <param name="personId">Null for a sign-in: the passkey says who it is.</param>
    public async Task<Result<PasskeyProof>> Prove(
        PasskeyPurpose purpose, Guid? personId, Guid contextId, PasskeyChallengeId challenge, string credential,
        CancellationToken ct)
    {
        if (await Consume(purpose, personId, contextId, challenge, ct) is not { } state) return new PasskeyRefused();
        var signed = await handler.PerformAssertionAsync(new()
        {
            HttpContext = NoRequest(), CredentialJson = credential, AssertionState = state,
        });
        if (!signed.Succeeded || (personId is { } known && signed.User.Id != known)) return new PasskeyRefused();
        return await Count(signed.User, signed.Passkey, ct)
            ? new PasskeyProof(signed.User.Id, signed.Passkey.CredentialId)
            : new PasskeyRefused();
    }

    /// <summary>Uses the challenge up, whatever comes of it, and checks the making of a new passkey.</summary>
    public async Task<Result<NewPasskey>> Attest(
        Guid personId, Guid contextId, PasskeyChallengeId challenge, string credential, CancellationToken ct)
    {
        if (await Consume(PasskeyPurpose.Add, personId, contextId, challenge, ct) is not { } state)
            return new PasskeyRefused();
        var made = await handler.PerformAttestationAsync(new()
        {
            HttpContext = NoRequest(), CredentialJson = credential, AttestationState = state,
        });
        return made.Succeeded ? new NewPasskey(personId, made.Passkey) : new PasskeyRefused();
    }

    /// <summary>Keeps it, in the running unit of work.</summary>
    /// <exception cref="DbUpdateException">Another request changed the person or took it at that moment.</exception>
    public async Task Keep(NewPasskey passkey, CancellationToken ct)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == passkey.PersonId, ct);
        var kept = await people.AddOrUpdatePasskeyAsync(person, passkey.Info);
        if (!kept.Succeeded)
            throw new DbUpdateConcurrencyException(string.Join(", ", kept.Errors.Select(e => e.Code)));
    }

    /// <summary>Removes it in the running unit of work; who is just about to prove it loses.</summary>
    public Task Remove(Guid personId, byte[] credentialId, CancellationToken ct) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == personId && p.CredentialId == credentialId)
            .ExecuteDeleteAsync(ct);

    async Task<(JsonObject Options, string State)> ForNew(Person person)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.Name }, NoRequest());
        var options = Parse(made.CreationOptionsJson);
        options["rp"]!["name"] = "Fintech"; // what the browser calls the site; Identity only knows its domain
        return (options, made.AttestationState!);
    }

    async Task<(JsonObject Options, string State)> ForKnown(Person? person)
    {
        var made = await handler.MakeRequestOptionsAsync(person, NoRequest());
        return (Parse(made.RequestOptionsJson), made.AssertionState!);
    }

    static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    // Identity asks the request for its host and origin where its options leave them open, and ours do not.
    static DefaultHttpContext NoRequest() => new();

    async Task<string?> Consume(
        PasskeyPurpose purpose, Guid? personId, Guid contextId, PasskeyChallengeId id, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException(
                "A refusal would give the challenge back: do this before a unit of work.");
        var now = clock.GetUtcNow();
        var one = db.Set<PasskeyChallenge>().Where(c => c.Id == id);
        var won = await one
            .Where(c => c.Purpose == purpose && c.PersonId == personId && c.ContextId == contextId
                && c.ConsumedAt == null && c.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ConsumedAt, now), ct);
        return won == 1 ? secrets.OpenText(await one.Select(c => c.Sealed).SingleAsync(ct), SecretPurpose) : null;
    }

    // Two answers with the same count mean two copies of a key. Identity writes the person's row with the passkey's, so
    // of two at the same moment one is too late.
    async Task<bool> Count(Person person, UserPasskeyInfo passkey, CancellationToken ct)
    {
        if (!(await people.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        var now = clock.GetUtcNow();
        return await db.Set<SecondFactors.Factor>()
            .Where(f => f.PersonId == person.Id && f.CredentialId == passkey.CredentialId && f.ConfirmedAt != null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.LastUsedAt, now), ct) == 1;
    }
}
