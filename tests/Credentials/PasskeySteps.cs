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
        var row = person is null
            ? null
            : await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person.Id.Value);
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
        this App app, Tester person, SoftwareAuthenticator? made = null)
    {
        var key = made ?? app.Authenticator();
        var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var attested = await app.AttestPasskey(person, begun, key.Create(begun.Options).ToJsonString());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>().Keep(attested.Value!, CancellationToken.None);
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

    public static JsonObject PasskeyProof(this SoftwareAuthenticator key, JsonNode challenge)
    {
        var proof = key.Get(challenge["options"]!).PasskeyBody(challenge);
        proof["method"] = "passkey";
        return proof;
    }

    /// <summary>A challenge through a door.</summary>
    public static Task<JsonObject> Challenge(this HttpClient http, string path) =>
        http.Sent(HttpMethod.Post, "/v1/" + path, []);

    /// <summary>A passkey of the person through the door of their settings.</summary>
    public static async Task<SoftwareAuthenticator> AddPasskey(this Tester person)
    {
        var key = person.App.Authenticator();
        var begun = await person.Http.Challenge("me/factors/passkey/options");
        var body = key.Create(begun["options"]!).PasskeyBody(begun);
        await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/passkey", body);
        return key;
    }

    public static async Task<HttpResponseMessage> PasskeySignInAnswer(this HttpClient http, SoftwareAuthenticator key)
    {
        var begun = await http.Challenge("auth/passkey-sign-in/options");
        var body = key.Get(begun["options"]!).PasskeyBody(begun);
        return await http.Send(HttpMethod.Post, "/v1/auth/passkey-sign-in", body);
    }

    /// <summary>Another browser in which the person is signed in, by their passkey.</summary>
    public static async Task<Tester> Elsewhere(this Tester person, SoftwareAuthenticator key)
    {
        var other = person with { Http = person.App.Client() };
        using var answer = await other.Http.PasskeySignInAnswer(key);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        other.GoTo(person.Environment.ToString());
        return other;
    }
}
