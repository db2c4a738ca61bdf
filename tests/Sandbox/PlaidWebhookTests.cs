using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fintech.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class PlaidWebhookTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Signs_the_raw_body_so_that_the_published_key_verifies_it()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        await Fire(plaid, access, "NEW_ACCOUNTS_AVAILABLE");
        var hook = await plaid.Hook("ITEM/NEW_ACCOUNTS_AVAILABLE");
        var parts = hook.Signature.Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        Assert.Equal("ES256", header["alg"]!.GetValue<string>());
        var kid = header["kid"]!.GetValue<string>();
        var key = (await plaid.Ok("/webhook_verification_key/get", new { key_id = kid }))["key"]!;
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(key["x"]!.GetValue<string>()),
                Y = Base64Url.DecodeFromChars(key["y"]!.GetValue<string>()),
            },
        });
        Assert.True(verifier.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(hook.Body)), claims["request_body_sha256"]!.GetValue<string>());
        Assert.InRange(
            DateTimeOffset.UtcNow.ToUnixTimeSeconds() - claims["iat"]!.GetValue<long>(), 0, 30);
    }

    [Fact]
    public async Task An_unknown_key_is_refused() => Assert.Equal(
        "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
        await sandbox.Tenant().Error("/webhook_verification_key/get", new { key_id = "none" }));

    [Fact]
    public async Task Tries_again_until_it_is_taken()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        sandbox.Receiver.Refuse(plaid.HookPath, 2);
        var before = plaid.Hooks().Count;
        await Fire(plaid, access, "PENDING_DISCONNECT");
        for (var i = 0; i < 200 && plaid.Hooks().Count < before + 3; i++) await Task.Delay(20);
        Assert.Equal(3, plaid.Hooks().Count(h => h.Kind == "ITEM/PENDING_DISCONNECT"));
    }

    [Theory]
    [InlineData("http://example.com/hook")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://127.0.0.1:1/hook")]
    [InlineData("file:///etc/passwd")]
    public async Task Calls_no_foreign_host(string webhook)
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Exchange(await plaid.PublicToken(webhook: webhook));
        await Fire(plaid, access, "ERROR");
        var listed = await Listed(
            plaid, w => w["kind"]!.GetValue<string>() == "ITEM/ERROR" && w["next_attempt_at"] is null);
        Assert.Contains("not sent", listed["last_error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Follows_no_redirect()
    {
        var plaid = sandbox.Tenant();
        var moved = sandbox.Receiver.Url + $"/moved/{plaid.ClientId}";
        var access = await plaid.Exchange(await plaid.PublicToken(webhook: moved));
        await Fire(plaid, access, "ERROR");
        var listed = await Listed(plaid, w => w["last_status"] is not null);
        Assert.InRange(listed["last_status"]!.GetValue<int>(), 300, 399);
        Assert.DoesNotContain(plaid.Hooks(), h => h.Kind == "ITEM/ERROR");
    }

    [Fact]
    public async Task Sends_copies_when_asked()
    {
        var plaid = sandbox.Tenant();
        await plaid.Item();
        await plaid.Ok("/_sandbox/webhooks/fire", new { webhook_code = "LOGIN_REPAIRED", copies = 3 });
        for (var i = 0; i < 200 && plaid.Hooks().Count(h => h.Kind == "ITEM/LOGIN_REPAIRED") < 3; i++)
            await Task.Delay(20);
        Assert.Equal(3, plaid.Hooks().Count(h => h.Kind == "ITEM/LOGIN_REPAIRED"));
    }

    [Fact]
    public async Task Acknowledges_a_new_address_at_the_new_address()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Exchange(await plaid.PublicToken(webhook: "http://example.com/old"));
        await plaid.Ok("/item/webhook/update", new { access_token = access, webhook = plaid.Webhook });
        var hook = await plaid.Hook("ITEM/WEBHOOK_UPDATE_ACKNOWLEDGED");
        Assert.Equal(plaid.Webhook, hook.Json["new_webhook_url"]!.GetValue<string>());
    }

    static Task<JsonNode> Fire(PlaidTester plaid, string access, string code) =>
        plaid.Ok("/sandbox/item/fire_webhook", new { access_token = access, webhook_code = code });

    static async Task<JsonNode> Listed(PlaidTester plaid, Func<JsonNode, bool> where)
    {
        for (var i = 0; i < 200; i++)
        {
            var all = (await plaid.Ok("/_sandbox/webhooks/list", new { }))["webhooks"]!.AsArray();
            if (all.FirstOrDefault(w => where(w!)) is { } hit) return hit;
            await Task.Delay(50);
        }
        throw new TimeoutException("No such webhook was listed.");
    }
}
