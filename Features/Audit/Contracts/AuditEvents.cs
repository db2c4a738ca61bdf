using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;

namespace Fintech.Features.Audit.Contracts;

public static class AuditEvents
{
    /// <summary>A check found that somebody changed the audit trail; the object is the check.</summary>
    public static readonly EventType Tampered = new("audit.tampered", Permissions.WorkspaceManage);
}
