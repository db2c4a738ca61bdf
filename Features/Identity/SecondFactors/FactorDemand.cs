using Fintech.Features.Workspaces.Contracts;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>Whether somebody demands a second factor of a person: an operator, or a workspace that they are in.</summary>
internal sealed class FactorDemand(WorkspacesOfPerson workspaces)
{
    public async Task<bool> IsOn(Person person, CancellationToken ct) =>
        person.MustHaveSecondFactor || (await workspaces.Of(person.Id, ct)).Exists(w => w.RequiresSecondFactor);
}
