using Fintech.Features.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>What a sent code opens. It opens nothing else.</summary>
public enum CodePurpose { SignIn, StepUp, VerifyNumber }

/// <summary>
/// A code that was sent by mail or SMS. It is good once, for one purpose and in one place: the sign-in, the session or the
/// new factor that asked for it.
/// </summary>
public sealed class OneTimeCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public CodePurpose Purpose { get; init; }

    /// <summary>The pending sign-in, the session or the factor that it is bound to.</summary>
    public Guid ContextId { get; init; }
    public FactorMethod Channel { get; init; }

    /// <summary>HMAC of the code with all that it is bound to.</summary>
    public required byte[] Hash { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ConsumedAt { get; init; }
}

sealed class OneTimeCodeConfiguration : IEntityTypeConfiguration<OneTimeCode>
{
    public void Configure(EntityTypeBuilder<OneTimeCode> e)
    {
        e.ToTable("one_time_codes");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.ContextId, x.Purpose, x.Id });
        e.HasIndex(x => x.ExpiresAt); // for dropping by age
        e.BelongsToPerson(x => x.PersonId);
    }
}
