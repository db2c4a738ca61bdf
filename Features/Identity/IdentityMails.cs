using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Mail;

namespace Fintech.Features.Identity;

/// <summary>The words of all mails about accounts.</summary>
internal sealed class IdentityMails(Outbox outbox, ServerOptions server)
{
    public void ConfirmEmail(string to, string token) => outbox.Add(new(to, "confirm-email",
        "Confirm your e-mail address",
        [
            "Welcome to Fintech. Confirm this address to open your account:",
            "The link works once, for 24 hours. Only then can you sign in, with the password that you chose.",
            "You did not register? Then do nothing: without the link there is no account.",
        ],
        new("Confirm and open the account", $"{server.Base}/confirm?token={token}")));

    public void ResetPassword(string to, string token) => outbox.Add(new(to, "reset-password",
        "Set a new password",
        [
            "Somebody, probably you, asked to set a new password for this account:",
            "The link works once, for an hour. A second factor stays as it is: you will need it to sign in.",
            "This was not you? Then do nothing: your password stays as it is.",
        ],
        new("Set a new password", $"{server.Base}/reset?token={token}")));

    public void NoAccount(string to) => outbox.Add(new(to, "no-account",
        "There is no account with this address",
        [
            "Somebody, probably you, asked to set a new password at Fintech, but this address has no open account.",
            "Perhaps you registered with another address. If this was not you, you need not do anything.",
        ],
        new("Register", $"{server.Base}/register")));

    public void PasswordChanged(string to) => outbox.Add(new(to, "password-changed",
        "Your password was changed",
        [
            "The password of your Fintech account was changed, and every other browser was signed out.",
            "This was not you? Set a new password at once with this button, and look at your sessions then.",
        ],
        new("Set a new password", $"{server.Base}/forgot")));

    public void AlreadyRegistered(string to) => outbox.Add(new(to, "already-registered",
        "You already have an account",
        [
            "Somebody, probably you, tried to register this address at Fintech. It has an account; sign in here:",
            "Nothing was changed. If this was not you, you need not do anything.",
        ],
        new("Sign in", $"{server.Base}/sign-in")));
}
