using System.Buffers.Text;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>What an answer must hold, whichever door it comes through.</summary>
public sealed class PasskeyCeremonyTests(App app) : IClassFixture<App>
{
    const PasskeyPurpose Purpose = PasskeyPurpose.StepUp;

    async Task<(Tester, SoftwareAuthenticator, PasskeyChallengeView)> Asked()
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person);
        return (person, key, await app.BeginPasskey(Purpose, person));
    }

    [Theory]
    [InlineData(SoftwareAuthenticator.Es256)]
    [InlineData(SoftwareAuthenticator.Rs256)]
    public async Task A_passkey_proves_its_person_again_and_again(int algorithm)
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person, app.Authenticator(algorithm));
        foreach (var purpose in (PasskeyPurpose[])[PasskeyPurpose.StepUp, PasskeyPurpose.SecondFactor, Purpose])
        {
            var begun = await app.BeginPasskey(purpose, person);
            var proof = await app.ProvePasskey(purpose, person, begun, key.Get(begun.Options).ToJsonString());
            Assert.Equal(person.Id.Value, proof.Value!.PersonId);
            Assert.Equal(key.Id, proof.Value.CredentialId);
        }
        Assert.Equal((long)key.Count - 1, await app.Sql(
            "select (data->>'SignCount')::bigint from person_passkeys where credential_id = $1", key.Id));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from factors where credential_id = $1 and last_used_at > now() - interval '1 minute'",
            key.Id));
    }

    [Fact]
    public async Task A_passkey_that_is_on_all_devices_of_its_owner_never_counts()
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person, new(app.Url.GetLeftPart(UriPartial.Authority))
        {
            IsSynced = true,
            Flags = SoftwareAuthenticator.UserPresent | SoftwareAuthenticator.UserVerified
                | SoftwareAuthenticator.BackupEligible | SoftwareAuthenticator.BackupState,
        });
        for (var i = 0; i < 3; i++)
        {
            var begun = await app.BeginPasskey(Purpose, person);
            var answer = key.Get(begun.Options).ToJsonString();
            Assert.Null((await app.ProvePasskey(Purpose, person, begun, answer)).Error);
        }
    }

    [Fact]
    public async Task Whose_it_is_must_be_said_only_where_nobody_knows_yet()
    {
        var (person, key, begun) = await Asked();
        key.UserHandle = null;
        Assert.Null((await app.ProvePasskey(Purpose, person, begun, key.Get(begun.Options).ToJsonString())).Error);
        var signIn = await app.BeginPasskey(PasskeyPurpose.SignIn, null);
        var answer = key.Get(signIn.Options).ToJsonString();
        Assert.NotNull((await app.ProvePasskey(PasskeyPurpose.SignIn, null, signIn, answer)).Error);
    }

    public static TheoryData<string> Lies => new(Bent.Keys);

    static readonly Dictionary<string, Action<SoftwareAuthenticator>> Bent = new()
    {
        ["another site's page"] = k => k.Origin = "https://fintech.example.org",
        ["another port's page"] = k => k.Origin = "http://localhost:1",
        ["our name with a slash"] = k => k.Origin += "/",
        ["a frame in another site's page"] = k => k.CrossOrigin = true,
        ["another domain's key"] = k => k.RpId = "example.org",
        ["nobody there"] = k => k.Flags = SoftwareAuthenticator.UserVerified,
        ["nobody checked"] = k => k.Flags = SoftwareAuthenticator.UserPresent,
        ["backed up and not able to be"] = k => k.Flags |= SoftwareAuthenticator.BackupState,
        ["able to be backed up all at once"] = k => k.Flags |= SoftwareAuthenticator.BackupEligible,
        ["count as before"] = k => k.Count -= 1,
        ["count of long ago"] = k => k.Count = 0,
        ["another signature"] = k => k.Bend = s => [.. s[..^1], (byte)(s[^1] ^ 1)],
        ["no signature"] = k => k.Bend = _ => [],
        ["another person's handle"] = k => k.UserHandle = Base64Url.EncodeToString(Guid.NewGuid().ToByteArray()),
    };

    [Theory]
    [Asvs("6.5.7", 3)]
    [MemberData(nameof(Lies))]
    public async Task Refuses_an_answer_that_does_not_fit(string lie)
    {
        var (person, key, begun) = await Asked();
        Bent[lie](key);
        var refused = await app.ProvePasskey(Purpose, person, begun, key.Get(begun.Options).ToJsonString());
        Assert.IsType<PasskeyRefused>(refused.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":null}")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"****\"}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Refuses_what_is_no_answer_at_all(string credential)
    {
        var (person, _, begun) = await Asked();
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, person, begun, credential)).Error);
        var making = await app.BeginPasskey(PasskeyPurpose.Add, person);
        Assert.IsType<PasskeyRefused>((await app.AttestPasskey(person, making, credential)).Error);
    }

    [Theory]
    [InlineData("authenticatorData", "")]
    [InlineData("authenticatorData", "AAAA")]
    [InlineData("clientDataJSON", "bm8ganNvbg")]
    [InlineData("clientDataJSON", "e30")]
    [InlineData("signature", "AAAA")]
    public async Task Refuses_an_answer_with_a_part_that_cannot_be_read(string part, string value)
    {
        var (person, key, begun) = await Asked();
        var answer = key.Get(begun.Options);
        answer["response"]![part] = value;
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, person, begun, answer.ToJsonString())).Error);
    }

    [Fact]
    public async Task Of_two_copies_of_a_key_only_one_gets_on()
    {
        var (person, key, _) = await Asked();
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.BeginPasskey(Purpose, person)));
        var count = key.Count;
        var results = await Task.WhenAll(asked.Select(a =>
        {
            key.Count = count;
            return app.ProvePasskey(Purpose, person, a, key.Get(a.Options).ToJsonString());
        }));
        Assert.Single(results, r => r.Error is null);
    }

    [Fact]
    public async Task Another_persons_passkey_proves_nothing()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await app.KeepPasskey(mine);
        var key = await app.KeepPasskey(theirs);
        var begun = await app.BeginPasskey(Purpose, mine);
        var answer = key.Get(begun.Options);
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, mine, begun, answer.ToJsonString())).Error);
        begun = await app.BeginPasskey(Purpose, mine);
        answer = key.Get(begun.Options);
        answer["response"]!.AsObject().Remove("userHandle");
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, mine, begun, answer.ToJsonString())).Error);
    }

    [Fact]
    public async Task A_removed_passkey_is_dead_at_once_also_half_way()
    {
        var (person, key, begun) = await Asked();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasskeyCeremony>()
            .Remove(person.Id.Value, key.Id, CancellationToken.None);
        var answer = key.Get(begun.Options).ToJsonString();
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, person, begun, answer)).Error);
    }

    [Fact]
    public async Task A_passkey_without_its_factor_proves_nothing()
    {
        var (person, key, begun) = await Asked();
        await app.Sql("delete from factors where credential_id = $1", key.Id);
        var answer = key.Get(begun.Options).ToJsonString();
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(Purpose, person, begun, answer)).Error);
    }
}
