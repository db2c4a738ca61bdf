using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>The installation's key for signing webhooks. It proves nothing outside the sandbox.</summary>
internal sealed class SigningKey
{
    public required string Id { get; init; }
    public required byte[] PrivateKey { get; init; }
    public required string X { get; init; }
    public required string Y { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiredAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SigningKey>
    {
        public void Configure(EntityTypeBuilder<SigningKey> entity) =>
            entity.ToTable("plaid_signing_keys").HasKey(k => k.Id);
    }
}
