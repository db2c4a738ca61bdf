using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignIn;

/// <summary>How somebody got in.</summary>
/// <param name="Second">The second factor, if one was proved. A passkey that came first is both.</param>
internal sealed record Arrival(
    FirstFactor First, FactorMethod? Second = null, bool ByTrust = false, bool TrustDevice = false,
    bool IsUnfamiliar = false);

/// <summary>The end of every road in, in the running unit of work: the session, the browser, the history and the mails.</summary>
internal sealed class SignInCompletion(
    FintechDb db, Sessions sessions, KnownDevices devices, SignInHistory history, MailedTokens tokens,
    IdentityMails mails, Me me, Changes changes, CallerSlot slot)
{
    const int ManyFailures = 5;

    public async Task<SignInView> Complete(Person person, Arrival arrival, CancellationToken ct)
    {
        var isNew = await devices.Find(person.Id, ct) is null;
        var (device, deviceToken) = await devices.Remember(person, arrival.TrustDevice && !person.IsOperator, ct);
        var proved = arrival.Second is not null || arrival.First is FirstFactor.Passkey;
        var (token, session) = await sessions.Begin(person, proved, device.Id, ct);
        await Tell(person, device, isNew, arrival, ct);
        db.Add(history.Record(
            person.Id, SignInOutcome.SignedIn, arrival.First, arrival.Second, arrival.ByTrust, arrival.IsUnfamiliar));
        slot.Fill(new Caller
        {
            Kind = CallerKind.User, Id = new PersonId(person.Id).ToString(), PersonId = person.Id,
            AuthTime = session.AuthTime,
        });
        changes.Subject = session.Id.ToString();
        var view = await me.Read(person.Id, session.AuthTime, session.StepUpAt, session.LastEnvironmentId, ct);
        return new(SignInStatus.SignedIn, view, null) { SessionToken = token, DeviceToken = deviceToken };
    }

    // The first browser of a new account is nothing to be told of.
    async Task Tell(Person person, Device device, bool isNew, Arrival arrival, CancellationToken ct)
    {
        var isFirst = isNew && !await history.HasSignedIn(person.Id, ct);
        if (arrival.IsUnfamiliar || (isNew && !isFirst && person.Profile.MailOnNewSignIn))
            mails.NewSignIn(person.Email!, device.Name, device.Address, arrival.IsUnfamiliar,
                tokens.Add(MailPurpose.NotMe, person.Id));
        if (await history.FailuresSinceSuccess(person.Id, ct) is >= ManyFailures and var failures)
            mails.FailedTries(person.Email!, failures);
    }
}
