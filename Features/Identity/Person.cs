using Fintech.Features.Identity.SecondFactors;
using Microsoft.AspNetCore.Identity;

namespace Fintech.Features.Identity;

/// <summary>Somebody who signs in. An account opens when its e-mail address is confirmed.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>How long an account that is to be deleted can still be kept.</summary>
    public static readonly TimeSpan DeletionWaits = TimeSpan.FromDays(14);

    public required string Name { get; set; }

    /// <summary>Runs this platform: jobs, health, reviews.</summary>
    public bool IsOperator { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Set while an operator has locked the account: nobody gets in, and nothing that they made works.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Why, in the operator's words; for operators alone.</summary>
    public string? LockReason { get; set; }

    /// <summary>Whether there is a confirmed factor; kept beside them, since every request asks.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>An operator demands a second factor: until there is one, only the account itself can be reached.</summary>
    public bool MustHaveSecondFactor { get; set; }
    public FactorMethod? PreferredMethod { get; set; }
    public Profile Profile { get; set; } = new();

    /// <summary>When the account is going to be deleted, at its owner's wish.</summary>
    public DateTimeOffset? DeletesAt { get; set; }

    /// <summary>When it was: the row stays, without anything personal, since the audit trail points at it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}

public enum Theme { System, Light, Dark }
public enum Density { Comfortable, Dense }

/// <summary>How a person likes it, in every browser.</summary>
/// <param name="Locale">BCP 47 tag, such as en-GB: how dates and numbers are written.</param>
/// <param name="TimeZone">IANA name, such as Europe/Zurich; null for the browser's own.</param>
/// <param name="MailOnNewSignIn">Whether to tell of a sign-in from a new browser; one from an unfamiliar place is always told.</param>
/// <param name="MailOnBankAttention">Whether to tell when a bank asks to sign in again.</param>
public sealed record Profile(
    string Locale = "en-US", string? TimeZone = null, Theme Theme = Theme.System, Density Density = Density.Comfortable,
    bool MailOnNewSignIn = true, bool MailOnBankAttention = true);
