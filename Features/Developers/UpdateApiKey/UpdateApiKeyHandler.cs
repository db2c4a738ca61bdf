using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.UpdateApiKey;

/// <summary>What is left out stays. Scopes and expiry never change: whoever needs others makes another key.</summary>
[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record UpdateApiKeyRequest(
    [property: Description("Which key, such as key_01k…")] ApiKeyId Id,
    [property: Description("What the key is for"), Example("Nightly export")] string? Name = null,
    [property: Description("Addresses and networks it may be used from; an empty list for anywhere")]
    [property: Example("""["203.0.113.0/24"]""")] IReadOnlyList<string>? AllowedNetworks = null,
    [property: Description("Requests a minute; 0 for no limit of its own"), Example("120")] int? RequestsPerMinute = null,
    [property: Description("Requests a day (UTC); 0 for no limit of its own")] long? RequestsPerDay = null,
    [property: Description("Requests a calendar month (UTC); 0 for no limit of its own")] long? RequestsPerMonth = null);

sealed class UpdateApiKeyValidator : AbstractValidator<UpdateApiKeyRequest>
{
    public UpdateApiKeyValidator()
    {
        RuleFor(r => r.Name).KeyName();
        RuleFor(r => r.AllowedNetworks).Networks();
        RuleFor(r => r.RequestsPerMinute).KeyLimit(least: 0);
        RuleFor(r => r.RequestsPerDay).KeyLimit(least: 0);
        RuleFor(r => r.RequestsPerMonth).KeyLimit(least: 0);
    }
}

internal sealed class UpdateApiKeyHandler(KeyChanges keys) : IHandler<UpdateApiKeyRequest, ApiKeyView>
{
    public async Task<Result<ApiKeyView>> Handle(UpdateApiKeyRequest request, CancellationToken ct)
    {
        var found = await keys.WithinReach(request.Id, ct);
        if (found.Error is { } refusal) return refusal;
        var key = found.Value!;
        var before = ApiKeyView.Of(key);
        key.Name = request.Name?.Trim() ?? key.Name;
        key.AllowedNetworks = request.AllowedNetworks?.Normalized() ?? key.AllowedNetworks;
        key.RequestsPerMinute = (request.RequestsPerMinute ?? key.RequestsPerMinute) is > 0 and var minute ? minute : null;
        key.RequestsPerDay = (request.RequestsPerDay ?? key.RequestsPerDay) is > 0 and var day ? day : null;
        key.RequestsPerMonth = (request.RequestsPerMonth ?? key.RequestsPerMonth) is > 0 and var month ? month : null;
        return keys.Changed(key, before);
    }
}
