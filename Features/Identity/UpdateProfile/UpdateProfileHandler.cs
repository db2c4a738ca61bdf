using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.UpdateProfile;

/// <summary>What is left out stays as it is.</summary>
[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
public sealed record UpdateProfileRequest(
    [property: Description("How you are called"), Example("Ada Lovelace")] string? Name = null,
    [property: Description("BCP 47 tag: how dates and numbers are written"), Example("en-GB")] string? Locale = null,
    [property: Description("IANA name; empty for the browser's own"), Example("Europe/Zurich")] string? TimeZone = null,
    [property: Description("Colours of the app")] Theme? Theme = null,
    [property: Description("Height of rows in lists")] Density? Density = null,
    [property: Description("Whether a sign-in from a new browser is told; one from an unfamiliar place always is")]
    bool? MailOnNewSignIn = null,
    [property: Description("Whether it is told that a bank asks to sign in again")] bool? MailOnBankAttention = null);

sealed class UpdateProfileValidator : AbstractValidator<UpdateProfileRequest>
{
    public UpdateProfileValidator()
    {
        RuleFor(r => r.Name!).PersonName().When(r => r.Name is not null);
        RuleFor(r => r.Locale!).Locale().When(r => r.Locale is not null);
        RuleFor(r => r.TimeZone!).TimeZone().When(r => r.TimeZone is not null);
    }
}

internal sealed class UpdateProfileHandler(
    FintechDb db, PersonalWorkspace workspaces, Me me, Caller caller, ClientContext client, Changes changes)
    : IHandler<UpdateProfileRequest, MeView>
{
    public async Task<Result<MeView>> Handle(UpdateProfileRequest request, CancellationToken ct)
    {
        var id = caller.PersonId!.Value;
        // Two browsers that change different things at the same moment both get their way.
        await db.LockPerson(id, ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
        if (request.Name?.Trim() is { } name && name != person.Name)
        {
            await workspaces.Follow(id, (person.Name, person.Email!), (name, person.Email!), ct);
            person.Name = name;
        }
        person.Profile = Changed(person.Profile, request);
        changes.Subject = caller.Id;
        await db.SaveChangesAsync(ct); // to be read as everybody reads it
        var last = client.Session?.LastEnvironmentId is { } there ? new EnvironmentId(there) : (EnvironmentId?)null;
        return await me.Read(id, caller.AuthTime!.Value, caller.SecondFactorAt, last, ct);
    }

    static Profile Changed(Profile profile, UpdateProfileRequest r) => new(
        r.Locale ?? profile.Locale,
        r.TimeZone is null ? profile.TimeZone : r.TimeZone.Length == 0 ? null : r.TimeZone,
        r.Theme ?? profile.Theme, r.Density ?? profile.Density, r.MailOnNewSignIn ?? profile.MailOnNewSignIn,
        r.MailOnBankAttention ?? profile.MailOnBankAttention);
}
