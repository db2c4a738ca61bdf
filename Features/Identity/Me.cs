using System.Text.Json.Serialization;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

public sealed record PersonView(PersonId Id, string Email, string Name);

/// <summary>Who is signed in and what they may do where.</summary>
/// <param name="StepUpUntil">Until when what needs a step-up may be done without proving a second factor again.</param>
/// <param name="MustHaveSecondFactor">An operator demands one; what a workspace demands is said with the workspace.</param>
/// <param name="DeletesAt">When the account is going to be deleted, if its owner asked for that.</param>
public sealed record MeView(
    string Kind, PersonView User, IReadOnlyList<WorkspaceView> Workspaces, EnvironmentId? LastEnvironmentId,
    DateTimeOffset AuthTime, DateTimeOffset? StepUpUntil, bool Operator, Profile Profile, bool HasSecondFactor,
    bool MustHaveSecondFactor, DateTimeOffset? DeletesAt)
{
    [JsonPropertyOrder(-1)] public string Object => "me";
}

/// <summary>Reads the answer of <c>GET /v1/me</c>, which signing in gives too.</summary>
internal sealed class Me(FintechDb db, WorkspacesOfPerson workspaces, TimeProvider clock)
{
    public async Task<MeView> Read(
        Guid personId, DateTimeOffset authTime, DateTimeOffset? secondFactorAt, EnvironmentId? lastEnvironment,
        CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        var until = secondFactorAt + StepUpAttribute.ValidFor;
        return new("user", new(new(personId), person.Email!, person.Name), await workspaces.Of(personId, ct),
            lastEnvironment, authTime, until > clock.GetUtcNow() ? until : null, person.IsOperator, person.Profile,
            person.HasSecondFactor, person.MustHaveSecondFactor, person.DeletesAt);
    }
}

static class SessionEffects
{
    /// <summary>Hands the browser a new session's token, when there is one.</summary>
    public static void SetSession(this HttpContext http, string? token)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (token is not null) http.RequestServices.GetRequiredService<SessionCookie>().Set(http.Response, token);
    }
}
