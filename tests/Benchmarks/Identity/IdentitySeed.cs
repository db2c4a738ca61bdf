using Fintech.Features.Identity;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Workspaces;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Benchmarks.Identity;

/// <summary>People to sign in, all with one password: what a hash costs does not depend on whose it is.</summary>
internal static class IdentitySeed
{
    public const string Password = "a sentence that nobody guesses";

    public static string Email(string kind, int number) => $"{kind}{number}@example.com";

    /// <param name="secret">Of an authenticator app that all of them share; null for people without a second factor.</param>
    public static async Task People(string owner, string masterKey, string kind, int count, byte[]? secret)
    {
        var box = new SecretBox(new() { MasterKey = masterKey });
        var hash = await new Passwords().Hash(Password, CancellationToken.None);
        await using var db = Migrator.Context(owner);
        for (var n = 1; n <= count; n++)
        {
            var email = Email(kind, n);
            var person = new Person
            {
                Id = Guid.CreateVersion7(), Name = "Bench", UserName = email, NormalizedUserName = email.ToUpperInvariant(),
                Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString(), HasSecondFactor = secret is not null,
            };
            db.Add(person);
            if (secret is not null)
                db.Add(new Factor
                {
                    PersonId = person.Id, Method = FactorMethod.Totp, Label = "App", Sealed = box.Seal(secret, Factor.SecretPurpose),
                    CreatedAt = DateTimeOffset.UtcNow, ConfirmedAt = DateTimeOffset.UtcNow,
                });
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Open sessions, each of a person with a workspace of their own; tokens and the environments they name.</summary>
    public static async Task<(string Token, string Environment)[]> Sessions(string owner, Peppers peppers, int count)
    {
        await using var db = Migrator.Context(owner);
        var sessions = new (string, string)[count];
        for (var n = 0; n < count; n++)
        {
            var email = Email("s", n);
            var person = new Person
            {
                Id = Guid.CreateVersion7(), Name = "Bench", UserName = email, NormalizedUserName = email.ToUpperInvariant(),
                Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true,
            };
            var workspace = new Workspace { Name = "Bench" };
            var environment = new WorkspaceEnvironment { WorkspaceId = workspace.Id, Name = "Sandbox", Kind = EnvironmentKind.Sandbox };
            var (token, now) = (SessionCookie.NewToken(), DateTimeOffset.UtcNow);
            db.AddRange(person, workspace, environment,
                new Membership { WorkspaceId = workspace.Id, PersonId = person.Id, Role = Role.Owner },
                new Session
                {
                    TokenHash = peppers.Hash(SessionLookup.Pepper, token), PersonId = person.Id, AuthTime = now, CreatedAt = now,
                    LastSeenAt = now, ExpiresAt = now + SessionLookup.Longest, Address = "127.0.0.1", UserAgent = "bench",
                    LastEnvironmentId = environment.Id,
                });
            sessions[n] = (token, environment.Id.ToString());
        }
        await db.SaveChangesAsync();
        return sessions;
    }
}
