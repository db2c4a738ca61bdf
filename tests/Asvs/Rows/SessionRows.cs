namespace Fintech.Tests.Asvs.Rows;

/// <summary>V7 session management.</summary>
static class SessionRows
{
    const string NoFederation = "Nobody else signs people in here, and nobody is signed in elsewhere by this product.";

    public static readonly AsvsRow[] All =
    [
        new("7.1.1", 2, "30 minutes idle, 12 hours in all, 8 for operators; see Sessions above."),
        new("7.1.2", 2, "Any number of sessions; they are listed and can be ended; see Sessions above."),
        new("7.1.3", 2, "", NotHere: NoFederation),
        new("7.2.1", 1, "The browser holds a random token; the server looks its HMAC up for every request."),
        new("7.2.2", 1, "Reference tokens, a new one for each sign-in. No static key stands for a session."),
        new("7.2.3", 1, "256 random bits."),
        new("7.2.4", 1, "A new token at sign-in, at the second factor, at a step-up and at a change of password; the one before is dead."),
        new("7.3.1", 2, "Half an hour without a request ends it, on the server's clock."),
        new("7.3.2", 2, "Twelve hours end it, however busy; eight for operators."),
        new("7.4.1", 1, "Signing out ends the row, so a copy of the cookie is worth nothing."),
        new("7.4.2", 1, "Locking or deleting an account ends its sessions, streams and API keys, each at its next request at the latest."),
        new("7.4.3", 2, "A new password ends the other sessions by itself; after a change of factors the page offers it."),
        new("7.4.4", 2, "Every page of the app and the portal has “Sign out” in its top bar or menu."),
        new("7.4.5", 2, "Operators can end all sessions of a person."),
        new("7.5.1", 2, "Password, address, telephone number and factors change only within five minutes of a second factor in that session."),
        new("7.5.2", 2, "Settings, Security lists sessions and ends one or all others, after a step-up."),
        new("7.5.3", 3, "So do new API keys, invitations, roles, exports and deletion: the slice declares it, and every door obeys."),
        new("7.6.1", 2, "", NotHere: NoFederation),
        new("7.6.2", 2, "", NotHere: NoFederation),
    ];
}
