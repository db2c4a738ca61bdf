using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Support;
using MimeKit;

namespace Fintech.Tests.Credentials;

/// <summary>Somebody without an account, who comes by the front door.</summary>
internal sealed partial class Newcomer(App app)
{
    public string Email { get; init; } = $"n{Guid.NewGuid():N}@fintech.example";
    public string Password { get; init; } = $"pass {Guid.NewGuid():N}";
    public HttpClient Http { get; } = app.Client();

    public JsonObject Body => new() { ["email"] = Email, ["password"] = Password, ["name"] = "Ada Lovelace" };

    JsonObject Credentials => new() { ["email"] = Email, ["password"] = Password };

    public Task<HttpResponseMessage> Answer() => Http.Send(HttpMethod.Post, "/v1/auth/register", Body);
    public Task Register() => Http.Sent(HttpMethod.Post, "/v1/auth/register", Body);

    public Task<HttpResponseMessage> ConfirmAnswer(string token) =>
        Http.Send(HttpMethod.Post, "/v1/auth/confirm-email", new JsonObject { ["token"] = token });

    public Task Confirm(string token) =>
        Http.Sent(HttpMethod.Post, "/v1/auth/confirm-email", new JsonObject { ["token"] = token });

    public Task<HttpResponseMessage> SignInAnswer() => Http.Send(HttpMethod.Post, "/v1/auth/sign-in", Credentials);
    public Task<JsonObject> SignIn() => Http.Sent(HttpMethod.Post, "/v1/auth/sign-in", Credentials);

    /// <summary>File names, newest first.</summary>
    public List<string> Mails() => !Directory.Exists(app.Product.MailFolder)
        ? []
        : [.. Directory.GetFiles(app.Product.MailFolder, $"*_{Email}*.eml").OrderDescending(StringComparer.Ordinal)];

    /// <summary>What the newest mailed link holds, once every mail that was asked for is here.</summary>
    public async Task<string> MailedToken()
    {
        // The outbox of all tests: what is not due any more has been written.
        await Tester.Until(async () => await app.Sql(
            "select count(*) from mail_outbox where next_try_at < now() + interval '10 minutes'"), n => n is 0L);
        var newest = await Tester.Until(() => Task.FromResult(Mails()), m => m.Count > 0);
        var mail = await MimeMessage.LoadAsync(newest[0]);
        return Link().Match(mail.TextBody ?? "").Groups[1].Value;
    }

    [GeneratedRegex(@"/confirm\?token=(\S+)")]
    private static partial Regex Link();
}
