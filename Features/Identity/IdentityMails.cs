using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

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

    public void Code(string to, string code, CodePurpose purpose) => outbox.Add(new(to, "code",
        $"{code} is your code",
        [
            $"Your Fintech code to {Words(purpose)}: {code}",
            "It works once, for ten minutes, and only in the browser that asked for it.",
            "You did not ask for it? Then somebody knows your password: set a new one. Nobody from Fintech will ever ask "
            + "you for a code.",
        ]));

    public void RecoveryCodeUsed(string to, int left) => outbox.Add(new(to, "recovery-code-used",
        "A recovery code was used",
        [
            $"One of your recovery codes was just used in place of a second factor. {left} of them are left.",
            "This was not you? Set a new password at once, then look at your second factors and make new recovery codes.",
        ],
        new("Look at your security settings", $"{server.Base}/settings")));

    public void FactorAdded(string to, Factor factor) => outbox.Add(new(to, "factor-added",
        $"{Capital(Words(factor.Method))} was added to your account",
        [
            $"{Capital(Words(factor.Method))} was added as a second factor of your Fintech account.",
            "This was not you? Set a new password at once, then remove it in your security settings.",
        ],
        new("Look at your security settings", $"{server.Base}/settings")));

    public void FactorRemoved(string to, Factor factor) => outbox.Add(new(to, "factor-removed",
        $"{Capital(Words(factor.Method))} was removed from your account",
        [
            $"{Capital(Words(factor.Method))} is no longer a second factor of your Fintech account.",
            "This was not you? Set a new password at once, then look at your second factors.",
        ],
        new("Look at your security settings", $"{server.Base}/settings")));

    public void RecoveryCodesRenewed(string to) => outbox.Add(new(to, "recovery-codes-renewed",
        "You have new recovery codes",
        [
            "New recovery codes were made for your Fintech account. The old ones no longer work.",
            "This was not you? Set a new password at once, then look at your second factors.",
        ],
        new("Look at your security settings", $"{server.Base}/settings")));

    public void NewSignIn(string to, string device, string address, bool isUnfamiliar, string token) => outbox.Add(new(
        to, "new-sign-in", isUnfamiliar ? "A sign-in from a new place" : "A sign-in from a new browser",
        [
            $"Somebody signed in to your Fintech account with {device}, from the network address {address}.",
            "If it was you, there is nothing to do.",
            "This was not you? The button ends every session, forgets every browser and makes your password useless; then "
            + "we mail you a link to set a new one.",
        ],
        new("This was not me", $"{server.Base}/not-me?token={token}")));

    public void FailedTries(string to, int tries) => outbox.Add(new(to, "failed-tries",
        "Somebody tried to get into your account",
        [
            $"Before you signed in just now, a wrong password was entered for your account {tries} times.",
            "Was it you? Then there is nothing to do. If not, nobody got in: a second factor, best a passkey or an "
            + "authenticator app, keeps it so.",
        ],
        new("Look at your security settings", $"{server.Base}/settings")));

    public void NotMe(string to, string token) => outbox.Add(new(to, "not-me",
        "Your account is closed to everybody until you set a new password",
        [
            "You said that a sign-in was not yours. Every session was ended and the old password no longer works. Set a new one:",
            "The link works once, for an hour. Second factors stay as they are; look at them and at your API keys then.",
        ],
        new("Set a new password", $"{server.Base}/reset?token={token}")));

    internal static string Words(CodePurpose purpose) => purpose switch
    {
        CodePurpose.SignIn => "sign in",
        CodePurpose.StepUp => "confirm that it is you",
        CodePurpose.VerifyNumber => "confirm this number",
    };

    static string Words(FactorMethod method) => method switch
    {
        FactorMethod.Passkey => "a passkey",
        FactorMethod.Totp => "an authenticator app",
        FactorMethod.Sms => "codes by text message",
        FactorMethod.Email => "codes by e-mail",
        FactorMethod.RecoveryCode => "a recovery code",
    };

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
