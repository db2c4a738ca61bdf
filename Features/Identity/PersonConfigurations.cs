using Fintech.Infrastructure.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity;

// The tables of ASP.NET Core Identity's store, schema version 3, under names of our own.

sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> e)
    {
        e.ToTable("people");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.NormalizedEmail).IsUnique();
        e.HasIndex(x => x.NormalizedUserName).IsUnique();
        e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
        e.Property(x => x.Email).HasMaxLength(256);
        e.Property(x => x.NormalizedEmail).HasMaxLength(256);
        e.Property(x => x.UserName).HasMaxLength(256);
        e.Property(x => x.NormalizedUserName).HasMaxLength(256);
        e.Property(x => x.Profile).AsJson();
        e.HasIndex(x => x.DeletesAt).HasFilter("deletes_at is not null");
        e.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(x => x.UserId);
        e.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(x => x.UserId);
        e.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(x => x.UserId);
        e.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(x => x.UserId);
    }
}

sealed class PersonClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> e) => e.ToTable("person_claims").HasKey(x => x.Id);
}

sealed class PersonLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> e) =>
        e.ToTable("person_logins").HasKey(x => new { x.LoginProvider, x.ProviderKey });
}

sealed class PersonTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> e) =>
        e.ToTable("person_tokens").HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
}

sealed class PersonPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> e)
    {
        e.ToTable("person_passkeys").HasKey(x => x.CredentialId);
        e.Property(x => x.CredentialId).HasMaxLength(1024); // the longest that WebAuthn (level 3) allows is 1023
        e.OwnsOne(x => x.Data).ToJson();
    }
}
