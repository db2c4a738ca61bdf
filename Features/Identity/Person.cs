using Microsoft.AspNetCore.Identity;

namespace Fintech.Features.Identity;

/// <summary>Somebody who signs in. An account opens when its e-mail address is confirmed.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string Name { get; set; }

    /// <summary>Runs this platform: jobs, health, reviews.</summary>
    public bool IsOperator { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
