using System.Buffers.Text;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>What every use of a passkey rests on, whichever door it comes through.</summary>
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
        var key = await app.KeepPasskey(person, algorithm);
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
            "select count(*) from factors where credential_id = $1 and last_used_at > now() - interval '1 minute'", key.Id));
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
        ["count as before"] = k => k.Count -= 1,
        ["count of long ago"] = k => k.Count = 0,
        ["another signature"] = k => k.Bend = s => [.. s[..^1], (byte)(s[^1] ^ 1)],
        ["no signature"] = k => k.Bend = _ => [],
        ["another person's handle"] = k => k.UserHandle = Base64Url.EncodeToString(Guid.NewGuid().ToByteArray()),
    };

    [Theory]
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
    public async Task A_challenge_is_good_once_and_of_fifty_at_the_same_moment_for_one()
    {
        var (person, key, begun) = await Asked();
        // Each answer is one that would do: the same challenge, signed with a count of its own.
        var answers = Enumerable.Range(0, 50).Select(_ => key.Get(begun.Options).ToJsonString()).ToList();
        var results = await Task.WhenAll(answers.Select(a => app.ProvePasskey(Purpose, person, begun, a)));
        Assert.Single(results, r => r.Error is null);
        var late = await app.ProvePasskey(Purpose, person, begun, key.Get(begun.Options).ToJsonString());
        Assert.IsType<PasskeyRefused>(late.Error);
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
    public async Task A_wrong_answer_uses_the_challenge_up()
    {
        var (person, key, begun) = await Asked();
        Assert.NotNull((await app.ProvePasskey(Purpose, person, begun, "{}")).Error);
        var right = await app.ProvePasskey(Purpose, person, begun, key.Get(begun.Options).ToJsonString());
        Assert.IsType<PasskeyRefused>(right.Error);
    }

    [Fact]
    public async Task A_challenge_ends_after_five_minutes()
    {
        var (person, key, begun) = await Asked();
        Assert.InRange(begun.ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(4.8), TimeSpan.FromMinutes(5));
        await app.Sql("update passkey_challenges set expires_at = now() where id = $1", begun.Id.Value);
        var late = await app.ProvePasskey(Purpose, person, begun, key.Get(begun.Options).ToJsonString());
        Assert.IsType<PasskeyRefused>(late.Error);
    }

    [Fact]
    public async Task A_challenge_is_bound_to_its_purpose_its_person_and_its_place()
    {
        var (person, key, _) = await Asked();
        var (other, place) = (await app.NewPerson(), Guid.NewGuid());
        var begun = await app.BeginPasskey(Purpose, person, place);
        var answer = key.Get(begun.Options).ToJsonString();
        Assert.NotNull((await app.ProvePasskey(PasskeyPurpose.SecondFactor, person, begun, answer, place)).Error);
        Assert.NotNull((await app.ProvePasskey(PasskeyPurpose.SignIn, null, begun, answer)).Error);
        Assert.NotNull((await app.ProvePasskey(Purpose, other, begun, answer, place)).Error);
        Assert.NotNull((await app.ProvePasskey(Purpose, person, begun, answer, Guid.NewGuid())).Error);
        Assert.NotNull((await app.AttestPasskey(person, begun, answer, place)).Error);
        // None of these used it up: who has no right to a challenge cannot take it away either.
        Assert.Null((await app.ProvePasskey(Purpose, person, begun, answer, place)).Error);
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

    [Fact]
    public async Task The_sign_in_options_say_nothing_of_anybody()
    {
        var begun = await app.BeginPasskey(PasskeyPurpose.SignIn, null);
        Assert.Equal("localhost", (string?)begun.Options["rpId"]);
        Assert.Equal("required", (string?)begun.Options["userVerification"]);
        Assert.Empty(begun.Options["allowCredentials"]?.AsArray() ?? []);
        Assert.Equal(0L, await app.Sql(
            "select count(*) from passkey_challenges where id = $1 and person_id is not null", begun.Id.Value));
    }

    [Fact]
    public async Task Known_people_are_asked_for_their_own_passkeys()
    {
        var (_, key, begun) = await Asked();
        var allowed = Assert.Single(begun.Options["allowCredentials"]!.AsArray())!;
        Assert.Equal(Base64Url.EncodeToString(key.Id), (string?)allowed["id"]);
    }

    /// <summary>ASVS 5.0 6.7.2: at least 64 bits, and never the same twice. Here each has 256.</summary>
    [Fact]
    public async Task Challenges_are_long_and_unique_ASVS_6_7_2()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ceremony = scope.ServiceProvider.GetRequiredService<PasskeyCeremony>();
        var seen = new HashSet<string>();
        for (var i = 0; i < 1_000; i++)
        {
            var begun = await ceremony.Begin(PasskeyPurpose.SignIn, null, Guid.Empty, CancellationToken.None);
            var challenge = (string)begun.Value!.Options["challenge"]!;
            Assert.Equal(32, Base64Url.DecodeFromChars(challenge).Length);
            Assert.True(seen.Add(challenge) && seen.Add(begun.Value.Id.ToString()));
        }
    }

    [Fact]
    public async Task Asks_only_outside_a_unit_of_work_so_that_no_rollback_gives_a_challenge_back()
    {
        var (person, _, begun) = await Asked();
        await using var scope = app.Services.CreateAsyncScope();
        await using var open = await scope.ServiceProvider.GetRequiredService<FintechDb>().Database.BeginTransactionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider
            .GetRequiredService<PasskeyCeremony>()
            .Prove(Purpose, person.Id.Value, default, begun.Id, "{}", CancellationToken.None));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://[::1]:5080", false)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://bank.example", true)]
    public async Task Needs_a_host_name(string url, bool works)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var server = new ServerOptions { PublicUrl = new(url), DataPath = "" };
        var ceremony = ActivatorUtilities.CreateInstance<PasskeyCeremony>(scope.ServiceProvider, server);
        var begun = await ceremony.Begin(PasskeyPurpose.SignIn, null, Guid.Empty, CancellationToken.None);
        Assert.Equal((works, works), (ceremony.IsAvailable, begun.Error is null));
        Assert.True(works || begun.Error is PasskeysNotAvailable { Message: var cure } && cure.Contains("http://localhost"));
        var options = new IdentityPasskeyOptions();
        PasskeyRules.Apply(options, server);
        Assert.Equal(server.PublicUrl.Host, options.ServerDomain);
    }
}
