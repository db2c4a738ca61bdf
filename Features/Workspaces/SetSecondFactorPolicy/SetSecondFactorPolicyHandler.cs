using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.SetSecondFactorPolicy;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record SetSecondFactorPolicyRequest(
    [property: Description("Whether members without a second factor are kept out"), Example("true")] bool Required);

/// <remarks>
/// Members without a factor, and keys that they made, are refused from their next request on until they have one. Whoever
/// asks must have one themself: they are the first who would be kept out.
/// </remarks>
internal sealed class SetSecondFactorPolicyHandler(FintechDb db, PeopleCards people, Caller caller, Changes changes)
    : IHandler<SetSecondFactorPolicyRequest, WorkspacePolicyView>
{
    public async Task<Result<WorkspacePolicyView>> Handle(SetSecondFactorPolicyRequest request, CancellationToken ct)
    {
        if (request.Required && !(await people.Of(caller.PersonId!.Value, ct)).HasSecondFactor) return new OwnFactorFirst();
        var id = caller.Workspace!.Value;
        var workspace = await db.Set<Workspace>().SingleAsync(w => w.Id == id, ct);
        var view = new WorkspacePolicyView(request.Required);
        changes.Subject = id.ToString();
        if (workspace.RequiresSecondFactor == request.Required) return view;
        workspace.RequiresSecondFactor = request.Required;
        changes.Record(
            MemberEvents.PolicyChanged, view, previous: new { RequiresSecondFactor = !request.Required });
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(id));
        return view;
    }
}
