using System.Buffers.Text;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>What a challenge is good for, whichever door it comes through.</summary>
public sealed class PasskeyChallengeTests(App app) : IClassFixture<App>
{
    const PasskeyPurpose Purpose = PasskeyPurpose.StepUp;

    async Task<(Tester, SoftwareAuthenticator, PasskeyChallengeView)> Asked()
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person);
        return (person, key, await app.BeginPasskey(Purpose, person));
    }

    [Fact]
    [Asvs("6.7.2", 3)]
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
    [Asvs("6.7.2", 3)]
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
    [Asvs("6.7.2", 3)]
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
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        await using var open = await db.Database.BeginTransactionAsync();
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
        Assert.True(works || (begun.Error is PasskeysNotAvailable { Message: var cure } && cure.Contains("localhost")));
        var options = new IdentityPasskeyOptions();
        PasskeyRules.Apply(options, server);
        Assert.Equal(server.PublicUrl.Host, options.ServerDomain);
    }
}
