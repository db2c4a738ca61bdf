using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Tests.Credentials;

/// <summary>Somebody without an account, who comes by the front door.</summary>
internal sealed class Newcomer(App app)
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
    /// <returns>Who is signed in now, as <c>GET /v1/me</c> says it.</returns>
    public async Task<JsonObject> SignIn() =>
        (JsonObject)(await Http.Sent(HttpMethod.Post, "/v1/auth/sign-in", Credentials))["me"]!;

    Mailbox Mailbox => new(app, Email);

    /// <summary>File names, newest first.</summary>
    public List<string> Mails() => Mailbox.Files();

    /// <summary>What the newest mailed link holds, once every mail that was asked for is here.</summary>
    public Task<string> MailedToken() => Mailbox.Token("confirm");
}
