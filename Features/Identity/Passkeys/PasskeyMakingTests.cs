using System.Buffers.Text;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>How a new passkey is asked for and checked.</summary>
public sealed class PasskeyMakingTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("6.5.7", 3)]
    public async Task Asks_for_one_that_stays_on_the_device_and_is_unlocked_by_its_owner()
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person);
        var options = (await app.BeginPasskey(PasskeyPurpose.Add, person)).Options;
        Assert.Equal("""{"name":"Fintech","id":"localhost"}""", options["rp"]!.ToJsonString());
        Assert.Equal(person.Email, (string?)options["user"]!["name"]);
        Assert.Equal([-7, -257], options["pubKeyCredParams"]!.AsArray().Select(p => (int)p!["alg"]!).OrderDescending());
        var selection = options["authenticatorSelection"]!;
        Assert.Equal(("required", "required", true), ((string?)selection["residentKey"],
            (string?)selection["userVerification"], (bool)selection["requireResidentKey"]!));
        Assert.Equal("none", (string?)options["attestation"]);
        Assert.Equal(300_000, (int)options["timeout"]!);
        Assert.Equal(Base64Url.EncodeToString(key.Id),
            (string?)Assert.Single(options["excludeCredentials"]!.AsArray())!["id"]);
    }

    public static TheoryData<string> Lies => new(Bent.Keys);

    static readonly Dictionary<string, Action<SoftwareAuthenticator>> Bent = new()
    {
        ["another site's page"] = k => k.Origin = "https://fintech.example.org",
        ["a frame in another site's page"] = k => k.CrossOrigin = true,
        ["another domain's key"] = k => k.RpId = "example.org",
        ["nobody there"] = k => k.Flags = SoftwareAuthenticator.UserVerified,
        ["nobody checked"] = k => k.Flags = SoftwareAuthenticator.UserPresent,
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Refuses_a_passkey_that_does_not_fit(string lie)
    {
        var person = await app.NewPerson();
        var key = app.Authenticator();
        Bent[lie](key);
        var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var made = await app.AttestPasskey(person, begun, key.Create(begun.Options).ToJsonString());
        Assert.IsType<PasskeyRefused>(made.Error);
    }

    [Fact]
    public async Task Refuses_an_algorithm_that_was_not_asked_for()
    {
        var person = await app.NewPerson();
        var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var answer = app.Authenticator(SoftwareAuthenticator.Es384).Create(begun.Options).ToJsonString();
        Assert.IsType<PasskeyRefused>((await app.AttestPasskey(person, begun, answer)).Error);
    }

    [Theory]
    [InlineData("attestationObject", "")]
    [InlineData("attestationObject", "_____w")]
    [InlineData("attestationObject", "o2NmbXRkbm9uZQ")]
    [InlineData("attestationObject", "m38AAAAAAAAA")]
    [InlineData("clientDataJSON", "e30")]
    public async Task Refuses_a_passkey_with_a_part_that_cannot_be_read(string part, string value)
    {
        var person = await app.NewPerson();
        var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var answer = app.Authenticator().Create(begun.Options);
        answer["response"]![part] = value;
        Assert.IsType<PasskeyRefused>((await app.AttestPasskey(person, begun, answer.ToJsonString())).Error);
    }

    [Fact]
    public async Task Refuses_one_that_is_somebodys_already()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var key = await app.KeepPasskey(theirs);
        foreach (var person in (Tester[])[mine, theirs])
        {
            var begun = await app.BeginPasskey(PasskeyPurpose.Add, person);
            var made = await app.AttestPasskey(person, begun, key.Create(begun.Options).ToJsonString());
            Assert.IsType<PasskeyRefused>(made.Error);
        }
    }

    [Fact]
    public async Task An_answer_for_signing_in_makes_no_passkey_and_the_other_way_round()
    {
        var person = await app.NewPerson();
        var key = await app.KeepPasskey(person);
        var making = await app.BeginPasskey(PasskeyPurpose.Add, person);
        var options = new JsonObject
        {
            ["challenge"] = making.Options["challenge"]!.DeepClone(), ["rpId"] = "localhost",
        };
        Assert.IsType<PasskeyRefused>(
            (await app.AttestPasskey(person, making, key.Get(options).ToJsonString())).Error);
        var asking = await app.BeginPasskey(PasskeyPurpose.StepUp, person);
        var asCreation = making.Options.DeepClone();
        asCreation["challenge"] = asking.Options["challenge"]!.DeepClone();
        var answer = key.Create(asCreation).ToJsonString();
        Assert.IsType<PasskeyRefused>((await app.ProvePasskey(PasskeyPurpose.StepUp, person, asking, answer)).Error);
    }
}
