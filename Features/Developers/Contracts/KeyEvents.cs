using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;

namespace Fintech.Features.Developers.Contracts;

public static class KeyEvents
{
    public static readonly EventType Created = new("api_key.created", Permissions.DevelopersManage);

    /// <summary>Its name, networks or limits changed, or it was switched off or on.</summary>
    public static readonly EventType Updated = new("api_key.updated", Permissions.DevelopersManage);

    /// <summary>Another key took its place; <c>object</c> is the new one.</summary>
    public static readonly EventType Rotated = new("api_key.rotated", Permissions.DevelopersManage);
    public static readonly EventType Revoked = new("api_key.revoked", Permissions.DevelopersManage);
}
