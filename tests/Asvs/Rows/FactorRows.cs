namespace Fintech.Tests.Asvs.Rows;

/// <summary>V6.5 to V6.8: codes, text messages, passkeys and identity providers.</summary>
static class FactorRows
{
    const string NoProvider = "There is no sign-in by an identity provider (OpenID Connect, SAML) yet.";

    public static readonly AsvsRow[] All =
    [
        new("6.5.1", 2, "Used up by one statement: of fifty uses at once one wins, for every kind of code and link."),
        new("6.5.2", 2, "Recovery codes have 120 random bits and are kept as HMACs; TOTP secrets are sealed. A dump of the database holds none "
            + "of them, nor a key, token or code."),
        new("6.5.3", 2, "All from the system's cryptographic generator."),
        new("6.5.4", 2, "Six digits, each as likely as the other, leading zeros among them."),
        new("6.5.5", 2, "Sent codes end after ten minutes, half-done sign-ins and passkey challenges after five.",
            Deviation: "A TOTP code is taken during its own 30 seconds and the next: people type at the end of a step. None is taken twice, and "
                + "none from before one that was taken."),
        new("6.5.6", 3, "Each factor can be removed and is dead at once, also half-way through a sign-in; only the last one under a policy stays."),
        new("6.5.7", 3, "A fingerprint or face unlocks a passkey on its own device and never leaves it; by itself it opens nothing."),
        new("6.5.8", 3, "Only the server's clock counts."),
        new("6.6.1", 2, "A number must prove itself before codes go to it; the page says that an authenticator app or a passkey is safer."),
        new("6.6.1", 3, "", Deviation: "Level 3 leaves no place for text messages. They stay, as the weakest choice, for those who have nothing else, and "
            + "`Sms:Enabled=false` takes them away."),
        new("6.6.2", 2, "A code is bound to its sign-in, session or number and to its purpose, and opens nothing else."),
        new("6.6.3", 2, "Five tries for a code, ten an hour in one browser and thirty in all of them, then ever longer waits; sending is limited too."),
        new("6.6.4", 3, "", NotHere: "There are no push notifications."),
        new("6.7.1", 3, "Public keys of passkeys are rows that no slice overwrites: a known passkey is never taken over by another account."),
        new("6.7.2", 3, "Challenges are random, good once, for five minutes, one person, one purpose and one place."),
        new("6.8.1", 2, "", NotHere: NoProvider),
        new("6.8.2", 2, "", NotHere: NoProvider),
        new("6.8.3", 2, "", NotHere: NoProvider),
        new("6.8.4", 2, "", NotHere: NoProvider),
    ];
}
