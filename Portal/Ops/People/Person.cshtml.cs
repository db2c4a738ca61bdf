using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.GetPerson;
using Fintech.Features.Identity.ListPersonSignIns;
using Fintech.Features.Identity.Operators;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Ops.People;

/// <summary>One account: its facts, its sign-ins, and what can be done.</summary>
public sealed class PersonModel(
    Pipeline<GetPersonRequest, AccountView> get, Pipeline<ListPersonSignInsRequest, Page<SignInRecordView>> list,
    PortalContext portal) : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    /// <summary>Which act led here.</summary>
    [BindProperty(SupportsGet = true, Name = "done")] public string? Done { get; set; }

    public AccountView Account { get; private set; } = null!;
    public Page<SignInRecordView> SignIns { get; private set; } = new([], false, null);
    public bool IsOwn => Account.Id == Portal.Me!.User.Id;

    public async Task<IActionResult> OnGet(string id)
    {
        if (!TypeId.TryParse<PersonId>(id, out var person)) return Refused(new RouteNotFound());
        var account = await Run(get, new GetPersonRequest(person));
        if (account.Error is { } error) return Refused(error);
        var signIns = await Run(list, new ListPersonSignInsRequest(person, 20, Cursor));
        if (signIns.Error is { } refusal) return Refused(refusal);
        (Account, SignIns) = (account.Value!, signIns.Value!);
        return Page();
    }
}
