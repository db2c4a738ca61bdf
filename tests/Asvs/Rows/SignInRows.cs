namespace Fintech.Tests.Asvs.Rows;

/// <summary>V6.3 authentication in general and V6.4 recovery.</summary>
static class SignInRows
{
    public static readonly AsvsRow[] All =
    [
        new("6.3.1", 1, "Guesses wait ever longer, by account and place; a browser in which the owner signed in before has a count of its own."),
        new("6.3.2", 1, "A fresh installation has nobody in it. The demo person exists in the embedded set-up only, with a random password."),
        new("6.3.3", 2, "Whoever has a second factor is asked for it. An operator or a workspace can demand one; until it is there only "
            + "the account itself can be reached. Every change that matters needs one, or a mailed code.",
            Deviation: "Not demanded of everybody: without a factor a password alone opens the account for reading, until the "
                + "workspace or an operator demands more."),
        new("6.3.3", 3, "Passkeys resist phishing and can be all that somebody uses.",
            Deviation: "No kind of hardware is demanded of anybody."),
        new("6.3.4", 2, "Every way in meets the same checks: a locked, deleted or unconfirmed account opens by none, and none goes "
            + "around the second factor."),
        new("6.3.5", 3, "A mail tells of a sign-in from a new browser or an unfamiliar place, and of many failures before a success. "
            + "Its link “this was not me” ends everything."),
        new("6.3.6", 3, "Mail can be a second factor, never the only one.",
            Deviation: "Mailed codes stay, since a second factor that everybody has protects more people than a better one that few set "
                + "up. The page says which methods are safer."),
        new("6.3.7", 3, "A mail tells of a new password, address or factor, and of a used recovery code; a change of address is told to both."),
        new("6.3.8", 3, "Sign-in, registration, forgotten password, change of address and passkeys read alike for known and unknown people, "
            + "after the same hashes and mails."),
        new("6.4.1", 1, "Nobody is given a password. Links that open an account are random, good once, and end after a day."),
        new("6.4.2", 1, "There are no hints and no secret questions."),
        new("6.4.3", 2, "A reset sets the password and nothing else: the second factor stays, and nobody is signed in by it."),
        new("6.4.4", 2, "A lost factor is replaced by another one or by a recovery code of its enrolment. No operator can remove or add one."),
        new("6.4.5", 3, "", NotHere: "Nothing that a person signs in with expires."),
        new("6.4.6", 3, "An operator can have a reset link mailed to the owner, and can neither read nor set a password."),
    ];
}
