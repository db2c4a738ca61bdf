using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using OtpNet;

namespace Fintech.Tests.Credentials;

/// <summary>Steps with second factors.</summary>
internal static class Factors
{
    /// <summary>An authenticator app that holds one key.</summary>
    public sealed class Authenticator(byte[] key)
    {
        public static Authenticator Of(string secret) => new(Base32Encoding.ToBytes(secret.Replace(" ", "")));

        /// <param name="steps">How many steps of 30 seconds from now.</param>
        public string Code(int steps = 0) => new Totp(key).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));
    }

    /// <summary>A confirmed authenticator app and the recovery codes that came with it.</summary>
    public static async Task<(Authenticator App, string Id, string[] RecoveryCodes)> AddTotp(this Tester person)
    {
        var begun = await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/totp", []);
        var (app, id) = (Authenticator.Of((string)begun["secret"]!), (string)begun["id"]!);
        // The step before, so that the one at hand is still good for what the test does next; not at a step's very end.
        if (DateTime.UtcNow.Second % 30 is >= 26 and var second) await Task.Delay(TimeSpan.FromSeconds(30 - second % 30));
        var added = await person.Confirm(id, app.Code(-1));
        var codes = (added["recovery_codes"] as JsonArray ?? []).Select(c => (string)c!).ToArray();
        return (app, id, codes);
    }

    public static Task<JsonObject> Confirm(this Tester person, string factor, string code) =>
        person.Http.Sent(HttpMethod.Post, $"/v1/me/factors/{factor}/confirm", new JsonObject { ["code"] = code });

    /// <summary>A confirmed telephone number.</summary>
    public static async Task<(string Number, JsonObject Added)> AddSms(this Tester person)
    {
        var number = "+4179" + Random.Shared.Next(1_000_000, 9_999_999);
        var begun = await person.Http.Sent(
            HttpMethod.Post, "/v1/me/factors/sms", new JsonObject { ["phone_number"] = number });
        return (number, await person.Confirm((string)begun["id"]!, await new Phone(person.App, number).Code()));
    }

    public static Task<JsonObject> AddEmail(this Tester person) =>
        person.Http.Sent(HttpMethod.Post, "/v1/me/factors/email", []);

    /// <summary>Enters the password in a browser; what it answers.</summary>
    public static Task<JsonObject> EnterPassword(this Tester person, HttpClient browser) => browser.Sent(
        HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = person.Email, ["password"] = person.Password });

    /// <summary>A browser in which the password is entered and the second factor is still to come.</summary>
    public static async Task<HttpClient> HalfWay(this Tester person, HttpClient? browser = null)
    {
        browser ??= person.App.Client();
        var answer = await person.EnterPassword(browser);
        Assert.Equal("second_factor_required", (string?)answer["status"]);
        return browser;
    }

    public static Task<HttpResponseMessage> Finish(
        this HttpClient browser, string method, string code, bool trust = false) => browser.Send(
            HttpMethod.Post, "/v1/auth/second-factor",
            new JsonObject { ["method"] = method, ["code"] = code, ["trust_device"] = trust });

    public static async Task Finished(this HttpClient browser, string method, string code, bool trust = false)
    {
        using var answer = await browser.Finish(method, code, trust);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<JsonObject> SendCode(this HttpClient browser, string method, string where = "second-factor") =>
        browser.Sent(HttpMethod.Post, $"/v1/auth/{where}/send", new JsonObject { ["method"] = method });

    public static Task<HttpResponseMessage> StepUp(this HttpClient browser, string method, string code) => browser.Send(
        HttpMethod.Post, "/v1/auth/step-up", new JsonObject { ["method"] = method, ["code"] = code });

    public static string NewFactorId() => TypeId.Text("fac", Guid.CreateVersion7());
}
