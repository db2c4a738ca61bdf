using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Workspaces;

/// <summary>
/// The words of all mails about membership. Names of workspaces and people are not in them: a stranger chooses those, and
/// mails to anybody would carry them.
/// </summary>
internal sealed class WorkspaceMails(Outbox outbox, ServerOptions server)
{
    public void Invited(string to, Role role, string token) => outbox.Add(new(to, "invitation",
        "You are invited into a workspace",
        [
            $"Somebody invited you into their workspace at Fintech as {Word(role)}. See who it is and decide here:",
            "The link works for seven days, for an account with this address. Register with it if you have none.",
            "You do not know why? Then do nothing.",
        ],
        new("See the invitation", $"{server.Base}/join?token={token}")));

    public void RoleChanged(string to, Role role) => outbox.Add(new(to, "role-changed",
        "Your role in a workspace was changed",
        [
            $"You are {Word(role)} in a workspace at Fintech now. What you may do there is shown when you sign in:",
            "Keys that you made follow your role: they may do no more than you.",
        ],
        new("Open Fintech", server.Base)));

    public void Removed(string to) => outbox.Add(new(to, "member-removed",
        "You are no longer a member of a workspace",
        [
            "An admin of a workspace at Fintech removed you from it. What is left to you is shown when you sign in:",
            "Keys that you made there have stopped working.",
        ],
        new("Open Fintech", server.Base)));

    static string Word(Role role) => role switch
    {
        Role.Owner => "an owner",
        Role.Admin => "an admin",
        Role.Developer => "a developer",
        Role.Analyst => "an analyst",
        Role.Viewer => "a viewer",
    };
}
