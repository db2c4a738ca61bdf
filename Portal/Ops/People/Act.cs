using Fintech.Features.Identity.Operators;

namespace Fintech.Portal.Ops.People;

/// <summary>An act of an operator in words: what is asked, what it means, and what has happened then.</summary>
/// <param name="Name">As it stands in the page's address.</param>
/// <param name="IsOffered">Whether there is anything to do to this account; <c>own</c> says that it is the operator's.</param>
public sealed record Act(
    string Name, string Button, Func<AccountView, string> Title, Func<AccountView, string> Meaning, string Done,
    Func<AccountView, bool, bool> IsOffered, bool IsDangerous = false, bool AsksWhy = false)
{
    public static readonly IReadOnlyList<Act> All =
    [
        new("lock", "Lock the account", a => $"Lock {a.Name} out?",
            a => $"{a.Email} is signed out everywhere at once and cannot sign in, and keys that they made stop working. "
                + "Nothing is deleted; you can unlock the account at any time.",
            "The account is locked. Sessions, streams and keys have ended.", (a, own) => a.LockedAt is null && !own,
            IsDangerous: true, AsksWhy: true),
        new("unlock", "Unlock the account", a => $"Let {a.Name} in again?",
            _ => "They sign in as before, and keys that they made work again within a second.",
            "The account is open again.", (a, _) => a.LockedAt is not null),
        new("end-sessions", "End all sessions", a => $"Sign {a.Name} out everywhere?",
            _ => "Every browser is signed out, and none is trusted any more. They can sign in again. Keys go on working.",
            "Every session has ended.", (a, _) => a.LockedAt is null, IsDangerous: true),
        new("start-reset", "Mail a reset link", a => $"Mail {a.Name} a reset link?",
            a => $"A link goes to {a.Email} that sets a new password, once, within an hour. Until then the old one works; "
                + "second factors stay. You see neither the link nor the password.",
            "The link is on its way to the person.", (a, _) => a.Confirmed && a.LockedAt is null),
        new("require-factor", "Require a second factor", a => $"Require a second factor of {a.Name}?",
            a => a.Factors.Count > 0
                ? "They have one already and will not be able to remove the last one."
                : "They have none: until they add one, they and their keys reach nothing but the account itself.",
            "A second factor is required now.", (a, _) => !a.MustHaveSecondFactor),
        new("free-factor", "Require it no longer", a => $"No longer require a second factor of {a.Name}?",
            _ => "They may remove their last second factor, unless a workspace of theirs requires one.",
            "A second factor is not required any more.", (a, _) => a.MustHaveSecondFactor),
        new("make-operator", "Make an operator", a => $"Make {a.Name} an operator?",
            a => a.Factors.Count > 0
                ? "They can do all that you can: see everybody here, lock people out, and make other operators. "
                    + "They keep a second factor from now on."
                : "They have no second factor, and operators need one. Ask them to add it first.",
            "This person is an operator now.", (a, _) => !a.Operator && a.Confirmed && a.LockedAt is null, IsDangerous: true),
        new("unmake-operator", "Take the rights away", a => $"Take the operator's rights of {a.Name} away?",
            _ => "With their next request they are a person as any other.",
            "This person is an operator no longer.", (a, own) => a.Operator && !own, IsDangerous: true),
    ];

    public static Act? Of(string? name) => All.FirstOrDefault(a => a.Name == name);
}
