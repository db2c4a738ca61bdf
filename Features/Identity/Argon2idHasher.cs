using Microsoft.AspNetCore.Identity;

namespace Fintech.Features.Identity;

/// <summary>The same hashes for ASP.NET Core Identity's own managers, which only know to wait.</summary>
internal sealed class Argon2idHasher(Passwords passwords) : IPasswordHasher<Person>
{
    public string HashPassword(Person user, string password) =>
        passwords.Hash(password, CancellationToken.None).GetAwaiter().GetResult() ?? throw new TimeoutException();

    public PasswordVerificationResult VerifyHashedPassword(
        Person user, string hashedPassword, string providedPassword) =>
        passwords.Verify(hashedPassword, providedPassword, CancellationToken.None).GetAwaiter().GetResult() is true
            ? PasswordVerificationResult.Success
            : PasswordVerificationResult.Failed;
}
