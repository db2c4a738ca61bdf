using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Credentials;

internal sealed class AppClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The product's own check of an authenticator app's codes, with a given secret and at any time.</summary>
internal sealed class AppAuthenticator(AsyncServiceScope scope, TotpCodes codes, Factor factor) : IAsyncDisposable
{
    public static async Task<AppAuthenticator> Make(App app, byte[] secret, AppClock clock)
    {
        var person = await app.NewPerson();
        var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        var box = scope.ServiceProvider.GetRequiredService<SecretBox>();
        var factor = new Factor
        {
            PersonId = person.Id.Value, Method = FactorMethod.Totp, Label = "Test",
            Sealed = box.Seal(secret, Factor.SecretPurpose), CreatedAt = DateTimeOffset.UtcNow,
        };
        db.Add(factor);
        await db.SaveChangesAsync();
        return new(scope, new TotpCodes(db, box, clock), factor);
    }

    public Task<bool> Takes(string code) => codes.Consume(factor, code, CancellationToken.None);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
