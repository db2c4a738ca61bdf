using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.ShowLimits;

[Scope(Permissions.DevelopersManage)]
public sealed record ShowLimitsRequest(
    [property: Description("A key whose own limits are shown as well, such as key_01k…")] ApiKeyId? KeyId = null);

/// <summary>How often the keys of an environment may ask, and what is left.</summary>
public sealed record LimitsView(IReadOnlyList<LimitView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "limits";
}

/// <param name="Name">As the fields RateLimit and RateLimit-Policy name it.</param>
/// <param name="Remaining">As this server knows it at the moment.</param>
public sealed record LimitView(
    string Name, long Requests, [property: Description("Seconds")] long Window, long Remaining,
    [property: Description("When all of it is there again")] DateTimeOffset ResetsAt);

internal sealed class ShowLimitsHandler(FintechDb db, LimitBook book, Caller caller, TimeProvider clock)
    : IHandler<ShowLimitsRequest, LimitsView>
{
    public async Task<Result<LimitsView>> Handle(ShowLimitsRequest request, CancellationToken ct)
    {
        var key = request.KeyId is { } id
            ? await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct)
            : null;
        if (request.KeyId is not null && key is null) return new ApiKeyNotFound();
        var limits = book.OfKey(key?.CountedAs ?? key?.Id.Value ?? Guid.Empty, caller.Workspace!.Value.Value, caller.EnvironmentId.Value,
            caller.IsLive, key?.RequestsPerMinute, key?.RequestsPerDay, key?.RequestsPerMonth);
        var now = clock.GetUtcNow();
        return new LimitsView([.. (await limits.Now(ct)).Select(l =>
            new LimitView(l.Policy.Name, l.Policy.Requests, (long)l.Policy.Window.TotalSeconds, l.State.Remaining, now + l.State.Full))]);
    }
}
