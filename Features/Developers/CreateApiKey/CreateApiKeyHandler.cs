using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.CreateApiKey;

[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record CreateApiKeyRequest(
    [property: Description("What the key is for"), Example("Nightly export")] string Name,
    [property: Description("Permissions of the key, each of which you must have yourself")]
    [property: Example("""["banking:read"]"""), Logged] IReadOnlyList<string> Scopes,
    [property: Description("When the key ends by itself; never, if left out")] DateTimeOffset? ExpiresAt = null,
    [property: Description("Addresses and networks it may be used from; anywhere, if left out")]
    [property: Example("""["203.0.113.0/24"]""")] IReadOnlyList<string>? AllowedNetworks = null,
    [property: Description("Requests a minute, below what every key has"), Example("120")] int? RequestsPerMinute = null,
    [property: Description("Requests a day (UTC)")] long? RequestsPerDay = null,
    [property: Description("Requests a calendar month (UTC)")] long? RequestsPerMonth = null);

sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKeyRequest>
{
    public CreateApiKeyValidator()
    {
        RuleFor(r => r.Name).KeyName();
        RuleFor(r => r.Scopes).KeyScopes();
        RuleFor(r => r.ExpiresAt).Must(at => at is null || at > DateTimeOffset.UtcNow).WithMessage("This is in the past.");
        RuleFor(r => r.AllowedNetworks).Networks();
        RuleFor(r => r.RequestsPerMinute).KeyLimit(least: 1);
        RuleFor(r => r.RequestsPerDay).KeyLimit(least: 1);
        RuleFor(r => r.RequestsPerMonth).KeyLimit(least: 1);
    }
}

internal sealed class CreateApiKeyHandler(KeyMaking making, Caller caller) : IHandler<CreateApiKeyRequest, NewApiKeyView>
{
    public async Task<Result<NewApiKeyView>> Handle(CreateApiKeyRequest request, CancellationToken ct)
    {
        if (request.Scopes.FirstOrDefault(s => !caller.Has(s)) is { } beyond) return new InsufficientScope(beyond);
        return await making.Make(
            new(request.Name, [.. request.Scopes.Distinct()], request.ExpiresAt, (request.AllowedNetworks ?? []).Normalized(),
                request.RequestsPerMinute, request.RequestsPerDay, request.RequestsPerMonth),
            KeyEvents.Created, ct);
    }
}
