using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.GetPerson;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Ops.People;

/// <summary>Says what an act means, asks once more, and does it.</summary>
public sealed class AskModel(
    Pipeline<GetPersonRequest, AccountView> get, OperatorSlices slices, StepUpSlices stepUp, PortalContext portal)
    : ProofPage(stepUp, portal)
{
    [BindProperty] public ActForm Form { get; set; } = new();

    public Act Act { get; private set; } = null!;
    public AccountView Account { get; private set; } = null!;
    public string Back => Portal.Link($"/portal/ops/people/{Account.Id}");
    public string Here => $"/portal/ops/people/{Account.Id}/{Act.Name}";

    public Task<IActionResult> OnGet(string id, string act) => Show(id, act);

    public async Task<IActionResult> OnPost(string id, string act)
    {
        if (!TypeId.TryParse<PersonId>(id, out var person) || Act.Of(act) is null) return Refused(new RouteNotFound());
        return await Change(
            () => Do(act, person), _ => Redirect(Portal.LinkWith($"/portal/ops/people/{person}", "done=" + act)), () => Show(id, act));
    }

    Task<Result<AccountView>> Do(string act, PersonId id) => act switch
    {
        "lock" => Run(slices.Lock, new(id, Form.Reason ?? ""), Form.Key),
        "unlock" => Run(slices.Unlock, new(id), Form.Key),
        "end-sessions" => Run(slices.EndSessions, new(id), Form.Key),
        "start-reset" => Run(slices.StartReset, new(id), Form.Key),
        "require-factor" or "free-factor" => Run(slices.Change, new(id, act is "require-factor"), Form.Key),
        _ => Run(slices.Change, new(id, Operator: act is "make-operator"), Form.Key),
    };

    async Task<IActionResult> Show(string id, string act)
    {
        if (!TypeId.TryParse<PersonId>(id, out var person) || Act.Of(act) is not { } known) return Refused(new RouteNotFound());
        var account = await Run(get, new GetPersonRequest(person));
        if (account.Error is { } error) return Refused(error);
        (Account, Act) = (account.Value!, known);
        Form.Key ??= Portal.NewKey();
        return Page();
    }
}
