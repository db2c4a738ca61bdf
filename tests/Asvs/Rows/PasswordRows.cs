namespace Fintech.Tests.Asvs.Rows;

/// <summary>V6.1 documentation and V6.2 passwords.</summary>
static class PasswordRows
{
    public static readonly AsvsRow[] All =
    [
        new("6.1.1", 1, "Every limit on guessing is in the table above, with what keeps a stranger from shutting an owner out."),
        new("6.1.2", 2, "The words that may not make up a password are listed above: name, address, its parts, and fintech."),
        new("6.1.3", 2, "Every way to sign in is in the table above, with what it proves."),
        new("6.2.1", 1, "12 characters at least, wherever a password is set."),
        new("6.2.2", 1, "Settings, Security changes it."),
        new("6.2.3", 1, "A change takes the password of now, beside a second factor of the last five minutes; a wrong one counts as a guess."),
        new("6.2.4", 1, "80,000 leaked passwords, words and names that attackers try first are refused, also with digits and signs "
            + "around them or repeated to the length asked for. By themselves 3,974 of them are that long."),
        new("6.2.5", 1, "Any characters, spaces and emoji among them; no rule asks for kinds."),
        new("6.2.6", 1, "Every password field hides what is typed; an eye shows it for a moment."),
        new("6.2.7", 1, "Fields name themselves to password managers, and nothing stands in the way of pasting."),
        new("6.2.8", 1, "Compared as it was sent: nothing is cut off, folded or trimmed."),
        new("6.2.9", 2, "Up to 128 characters; what is far longer is refused before anything is computed from it."),
        new("6.2.10", 2, "A password has no age and never ends by itself."),
        new("6.2.11", 2, "A password that is mostly one of those words is refused."),
        new("6.2.12", 2, "The list holds what public leaks held and is asked wherever a password is set."),
    ];
}
