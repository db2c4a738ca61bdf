using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;

namespace Fintech.Features.Developers.Contracts;

public static class KeyEvents
{
    public static readonly EventType Created = new("api_key.created", Permissions.DevelopersManage);
    public static readonly EventType Revoked = new("api_key.revoked", Permissions.DevelopersManage);
}
