using System.Globalization;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Identity;

/// <summary>The words of the mails about a change of address, the copy of one's data, and the end of an account.</summary>
internal sealed class AccountMails(Outbox outbox, ServerOptions server)
{
    string Privacy => $"{server.Base}/settings/privacy";

    public void ConfirmNewEmail(string to, string token) => outbox.Add(new(to, "confirm-new-email",
        "Confirm your new e-mail address",
        [
            "Somebody, probably you, asked to use this address for their Fintech account. Confirm that it is yours:",
            "The link works once, for an hour. Until then the account keeps the address that it has.",
            "This was not you? Then do nothing: without the link this address has nothing to do with that account.",
        ],
        new("Use this address", $"{server.Base}/confirm-email?token={token}")));

    public void EmailTaken(string to) => outbox.Add(new(to, "email-taken",
        "Somebody tried to use your address",
        [
            "Somebody asked to use this address for another Fintech account, but it has an account already: yours.",
            "Nothing was changed. If it was you: sign in with this address, or delete this account first.",
            "If it was not you, you need not do anything.",
        ]));

    public void EmailChangeAsked(string to, string token) => outbox.Add(new(to, "email-change-asked",
        "Another e-mail address was asked for",
        [
            "Somebody, probably you, asked to use another address for this Fintech account. This was not you? Say so:",
            "That signs out every browser, ends the change, and lets you set a new password. It works for seven days.",
            "If it was you, follow the link in the mail that went to the new address. Nothing has changed until then.",
        ],
        new("This was not me", $"{server.Base}/not-me?token={token}")));

    public void EmailChanged(string former, string now, string token)
    {
        outbox.Add(new(former, "email-changed",
            "Your e-mail address was changed",
            [
                "Your Fintech account has another e-mail address now. This was not you? Say so with this button:",
                "That gives the account this address back, signs out every browser and lets you set a new password. It "
                + "works for seven days.",
                "If it was you, there is nothing to do. This address gets no more mail about the account.",
            ],
            new("This was not me", $"{server.Base}/not-me?token={token}")));
        outbox.Add(new(now, "email-confirmed",
            "This is your e-mail address now",
            [
                "Your Fintech account has this address now. Sign in with it from now on; your password is the same.",
                "Every other browser was signed out, and none is trusted any more.",
            ],
            new("Open Fintech", server.Base)));
    }

    public void ExportReady(string to, string id, DateTimeOffset until) => outbox.Add(new(to, "export-ready",
        "Your data is ready",
        [
            "The copy of your data that you asked for at Fintech is ready. Download it here, after signing in:",
            $"It is kept until {Time(until)} and then erased. You can always ask for a new one.",
            "You did not ask for it? Then somebody else is signed in as you: change your password, and look at your sessions.",
        ],
        new("Download your data", $"{Privacy}?export={id}")));

    public void ExportFailed(string to, string reason) => outbox.Add(new(to, "export-failed",
        "Your data could not be put together",
        [
            "The copy of your data that you asked for at Fintech could not be made. Here you can ask again:",
            reason,
        ],
        new("Open privacy settings", Privacy)));

    public void DeletionAsked(string to, DateTimeOffset at) => outbox.Add(new(to, "deletion-asked",
        "Your account is going to be deleted",
        [
            $"You asked to delete your Fintech account. It is deleted on {Time(at)}. Until then you can keep it:",
            "Nothing changes until then. After that, the account and all that only you can see are gone for good.",
            "This was not you? Keep the account with this button, then change your password and look at your sessions.",
        ],
        new("Keep the account", Privacy)));

    public void DeletionCancelled(string to) => outbox.Add(new(to, "deletion-cancelled",
        "Your account stays",
        [
            "Your Fintech account is not going to be deleted any more. Everything is as it was.",
            "This was not you? Sign in, change your password, and look at your sessions.",
        ],
        new("Open Fintech", server.Base)));

    public void DeletionPutOff(string to) => outbox.Add(new(to, "deletion-put-off",
        "Your account was not deleted",
        [
            "You are the only owner of a workspace that has other members by now, so your Fintech account was kept:",
            "Hand that workspace over, or remove its members. Then ask for the deletion again.",
        ],
        new("Open privacy settings", Privacy)));

    public void AccountDeleted(string to) => outbox.Add(new(to, "account-deleted",
        "Your account is deleted",
        [
            "Your Fintech account is deleted, as you asked. Access to your banks was ended, and your data was erased.",
            "What is kept, without your name or address, is the record of who did what that the law asks for.",
            "This is the last mail about this account.",
        ]));

    static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
