using Fintech.Features.Workspaces.Contracts;

namespace Fintech.Portal;

/// <summary>The pages of the portal's navigation, in the order in which somebody needs them.</summary>
static class PortalMap
{
    /// <param name="Permission">Whoever has it not would find nothing there; null for everybody.</param>
    public sealed record Entry(string Path, string Name, string? Permission = null);

    /// <param name="ForOperators">Nobody else sees it.</param>
    public sealed record Group(string Name, Entry[] Pages, bool ForOperators = false);

    const string Developers = Permissions.DevelopersManage, Managers = Permissions.WorkspaceManage;

    public static readonly Group[] Groups =
    [
        new("Build", [new("/portal", "Overview"), new("/portal/start", "First call"), new("/portal/keys", "API keys", Developers),
            new("/docs", "API reference"), new("/docs/errors", "Error codes")]),
        new("Watch", [new("/portal/logs", "Logs", Developers), new("/portal/errors", "Errors", Developers),
            new("/portal/usage", "Usage", Developers), new("/portal/idempotency", "Idempotency", Developers),
            new("/portal/status", "Status", Developers)]),
        new("Protect", [new("/portal/limits", "Limits", Developers), new("/portal/networks", "Networks", Managers),
            new("/portal/team", "Team", Managers), new("/portal/audit", "Audit", Managers)]),
        new("Operate", [new("/portal/ops/people", "People"), new("/portal/ops/audit", "Platform audit"), new("/ops/jobs", "Jobs")],
            ForOperators: true),
    ];
}
