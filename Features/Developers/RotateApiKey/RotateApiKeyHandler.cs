using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.RotateApiKey;

/// <summary>For how long the old key works beside the new one.</summary>
public enum RotationGrace { None, OneHour, OneDay, OneWeek }

[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record RotateApiKeyRequest(
    [property: Description("Which key, such as key_01k…")] ApiKeyId Id,
    [property: Description("For how long the old key goes on working, never longer than it would have by itself")]
    [property: Example("one_day")] RotationGrace Grace = RotationGrace.OneDay);

/// <remarks>
/// The new key has the old one's settings, and expires when that would have. Its scopes are those that the person who
/// rotates has as well: nobody gets more by it than by making a key.
/// </remarks>
internal sealed class RotateApiKeyHandler(KeyChanges keys, KeyMaking making)
    : IHandler<RotateApiKeyRequest, NewApiKeyView>
{
    public async Task<Result<NewApiKeyView>> Handle(RotateApiKeyRequest request, CancellationToken ct)
    {
        var found = await keys.WithinReach(request.Id, ct);
        if (found.Error is { } refusal) return refusal;
        var old = found.Value!;
        if (old.DisabledAt is not null) return new ApiKeySwitchedOff();
        var made = await making.Make(
            new(old.Name, old.Scopes, old.ExpiresAt, old.AllowedNetworks, old.RequestsPerMinute, old.RequestsPerDay,
                old.RequestsPerMonth)
            { ReplacesId = old.Id, CountedAs = old.CountedAs ?? old.Id.Value, SessionId = old.SessionId }, KeyEvents.Rotated, ct);
        if (made.Error is not null) return made;
        var ends = DateTimeOffset.UtcNow + Of(request.Grace);
        if (request.Grace is RotationGrace.None) old.RevokedAt = ends;
        else if (!(old.ExpiresAt < ends)) old.ExpiresAt = ends;
        keys.Noticed(old);
        return made;
    }

    static TimeSpan Of(RotationGrace grace) => grace switch
    {
        RotationGrace.None => TimeSpan.Zero,
        RotationGrace.OneHour => TimeSpan.FromHours(1),
        RotationGrace.OneDay => TimeSpan.FromDays(1),
        RotationGrace.OneWeek => TimeSpan.FromDays(7),
    };
}
