using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Identity.Operators;

/// <summary>The words of mails about what an operator did.</summary>
internal sealed class OperatorMails(Outbox outbox, ServerOptions server)
{
    public void ResetStarted(string to, string token) => outbox.Add(new(to, "reset-started",
        "Set a new password",
        [
            "An operator of Fintech asks you to set a new password for your account:",
            "The link works once, for an hour. A second factor stays as it is: you will need it to sign in. "
            + "Nobody else learns the password: operators can neither see nor set it.",
            "You do not know why? Your password still works. Ask support before you use the link.",
        ],
        new("Set a new password", $"{server.Base}/reset?token={token}")));
}
