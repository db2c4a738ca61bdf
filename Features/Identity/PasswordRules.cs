namespace Fintech.Features.Identity;

/// <summary>
/// What a password must not be, beyond its length (ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12): one that everybody tries first,
/// a walk over the keys, or the person's own name or address. No rule asks for kinds of characters.
/// </summary>
static class PasswordRules
{
    /// <returns>What is wrong, in words for the field; null when it may be used.</returns>
    public static string? Fault(string password, string email, string name)
    {
        if (LeakedPasswords.Has(password) || KeySequences.Length(password.Trim()) < Shortest)
            return "This password is one of those that attackers try first. Choose another.";
        // What is left of it without the guessable words must still be long enough to be a password's core.
        var rest = Words(email, name).Aggregate(password, (text, word) =>
            text.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return rest.Length < password.Length && rest.Length < Shortest
            ? "This password is mostly your name, your address or this product's name. Choose another."
            : null;
    }

    const int Shortest = 8;

    static IEnumerable<string> Words(string email, string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(email).Append(email.Split('@')[0])
            .Concat(email.Split('@', '.', '-', '_', '+')).Append("fintech")
            .Where(w => w.Length >= 4).OrderByDescending(w => w.Length);
}
