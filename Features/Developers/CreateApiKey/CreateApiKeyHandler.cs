using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.CreateApiKey;

[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record CreateApiKeyRequest(
    [property: Description("What the key is for"), Example("Nightly export")] string Name,
    [property: Description("Permissions of the key, each of which you must have yourself")]
    [property: Example("""["banking:read"]""")] IReadOnlyList<string> Scopes,
    [property: Description("When the key ends by itself; never, if left out")] DateTimeOffset? ExpiresAt = null);

/// <summary>The new key. <c>secret</c> is given this once and kept nowhere.</summary>
/// <param name="SecretAlreadyShown">True in the answer to a retry, which has no secret any more.</param>
public sealed record CreateApiKeyResponse(
    ApiKeyId Id, string Name, string Prefix, string Last4, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt,
    [property: Secret] string? Secret, bool SecretAlreadyShown) : IShowsSecretOnce<CreateApiKeyResponse>
{
    [JsonPropertyOrder(-1)] public string Object => "api_key";

    public CreateApiKeyResponse WithoutSecret() => this with { Secret = null, SecretAlreadyShown = true };
}

sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKeyRequest>
{
    public CreateApiKeyValidator()
    {
        RuleFor(r => r.Name).Must(n => n.Trim().Length is > 0 and <= 80 && ProviderText.Clean(n) == n).WithMessage("A name has visible characters only, 1 to 80 characters.");
        RuleFor(r => r.Scopes).Must(s => s.Count is > 0 and <= 20 && s.All(Permissions.OfKeys.Contains))
            .WithMessage($"Choose among: {string.Join(", ", Permissions.All.Where(Permissions.OfKeys.Contains))}.");
        RuleFor(r => r.ExpiresAt).Must(at => at is null || at > DateTimeOffset.UtcNow)
            .WithMessage("This is in the past.");
    }
}

internal sealed class CreateApiKeyHandler(FintechDb db, KeyRing ring, Caller caller, Changes changes)
    : IHandler<CreateApiKeyRequest, CreateApiKeyResponse>
{
    public async Task<Result<CreateApiKeyResponse>> Handle(CreateApiKeyRequest request, CancellationToken ct)
    {
        if (request.Scopes.FirstOrDefault(s => !caller.Has(s)) is { } beyond) return new InsufficientScope(beyond);
        var inForce = await db.Set<ApiKey>().CountAsync(
            k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > DateTimeOffset.UtcNow), ct);
        if (inForce >= ApiKey.MostInForce) return new TooManyApiKeys();
        var secret = ApiKeyFormat.New(caller.IsLive);
        var key = new ApiKey
        {
            EnvironmentId = caller.EnvironmentId, WorkspaceId = caller.Workspace!.Value,
            CreatedBy = caller.PersonId!.Value, Name = request.Name.Trim(), Hash = ring.Hash(secret),
            Prefix = ApiKeyFormat.Shown(secret), Last4 = secret[^4..], Scopes = [.. request.Scopes.Distinct()],
            ExpiresAt = request.ExpiresAt,
        };
        db.Add(key);
        changes.Subject = key.Id.ToString();
        changes.Record(KeyEvents.Created, ApiKeyView.Of(key));
        return new CreateApiKeyResponse(key.Id, key.Name, key.Prefix, key.Last4, key.Scopes, key.CreatedAt,
            key.ExpiresAt, null, null, secret, false);
    }
}
