using System.Text.Json.Nodes;
using Fintech.Features.Identity;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Credentials;

/// <summary>The ceremony without a door in front of it, each step in a scope of its own as each request is.</summary>
internal static class PasskeySteps
{
    public static SoftwareAuthenticator Authenticator(this App app, int algorithm = SoftwareAuthenticator.Es256) =>
        new(app.Url.GetLeftPart(UriPartial.Authority), algorithm);

    public static async Task<PasskeyChallengeView> BeginPasskey(
        this App app, PasskeyPurpose purpose, Tester? person, Guid context = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        var row = person is null ? null : await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person.Id.Value);
        var begun = await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>()
            .Begin(purpose, row, context, CancellationToken.None);
        await db.SaveChangesAsync();
        return begun.Value!;
    }

    public static async Task<Result<PasskeyProof>> ProvePasskey(
        this App app, PasskeyPurpose purpose, Tester? person, PasskeyChallengeView challenge, string credential,
        Guid context = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>()
            .Prove(purpose, person?.Id.Value, context, challenge.Id, credential, CancellationToken.None);
    }

    public static async Task<Result<NewPasskey>> AttestPasskey(
        this App app, Tester person, PasskeyChallengeView challenge, string credential, Guid context = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>()
            .Attest(person.Id.Value, context, challenge.Id, credential, CancellationToken.None);
    }

    /// <summary>A passkey of the person, kept with its factor.</summary>
    public static async Task<SoftwareAuthenticator> KeepPasskey(
        this App app, Tester person, int algorithm = SoftwareAuthenticator.Es256)
    {
        var key = app.Authenticator(algorithm);
        var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var made = await app.AttestPasskey(person, begun, key.Create(begun.Options).ToJsonString());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>().Keep(made.Value!, CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        db.Add(new Factor
        {
            PersonId = person.Id.Value, Method = FactorMethod.Passkey, Label = "Test", CredentialId = key.Id,
            CreatedAt = DateTimeOffset.UtcNow, ConfirmedAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>What a browser sends back.</summary>
    public static JsonObject PasskeyBody(this JsonObject credential, JsonNode challenge) => new()
    {
        ["challenge_id"] = challenge["id"]!.DeepClone(), ["credential"] = credential.ToJsonString(),
    };
}
