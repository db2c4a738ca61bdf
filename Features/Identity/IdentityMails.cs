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

    public void AlreadyRegistered(string to) => outbox.Add(new(to, "already-registered",
        "You already have an account",
        [
            "Somebody, probably you, tried to register this address at Fintech. It has an account; sign in here:",
            "Nothing was changed. If this was not you, you need not do anything.",
        ],
        new("Sign in", $"{server.Base}/sign-in")));
}
