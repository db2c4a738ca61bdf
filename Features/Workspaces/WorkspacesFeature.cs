using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http.Credentials;

namespace Fintech.Features.Workspaces;

sealed class WorkspacesFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RolePermissions>((role, grants, isLive) =>
            RoleTable.Permissions(Enum.Parse<Role>(role, ignoreCase: true), grants, isLive));
        builder.Services.AddScoped<PersonalWorkspace>();
        builder.Services.AddScoped<WorkspacesOfPerson>();
        builder.Services.AddScoped<Members>();
        builder.Services.AddScoped<InvitationLinks>();
        builder.Services.AddScoped<WorkspaceMails>();
        builder.Services.AddScoped<OwnPlaces>();
        builder.Services.AddScoped<ScopeHolders>();
        builder.Services.AddScoped<IPersonalData, WorkspaceData>();
    }
}
