using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>A request to link a bank, or with <see cref="UpdateItemId"/> to repair a link.</summary>
internal sealed class PlaidLinkToken : SandboxRow
{
    public required string Token { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required string ClientName { get; init; }
    public required string Language { get; init; }
    public required string[] CountryCodes { get; init; }
    public required string[] Products { get; init; }
    public string? Webhook { get; init; }
    public string? RedirectUri { get; init; }
    public string? CompletionRedirectUri { get; init; }
    public required bool Hosted { get; init; }
    public required int DaysRequested { get; init; }
    public string? UpdateItemId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidLinkToken>
    {
        public void Configure(EntityTypeBuilder<PlaidLinkToken> entity)
        {
            entity.ToTable("plaid_link_tokens").HasKey(t => new { t.EnvironmentId, t.Token });
            // The hosted page knows the token alone; the token is the credential.
            entity.HasIndex(t => t.Token).IsUnique();
        }
    }
}
