using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetPerson;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp(60)]
public sealed record GetPersonRequest([property: Description("Which person, such as per_01k…")] PersonId Id);

/// <summary>Every look is audited.</summary>
internal sealed class GetPersonHandler(OperatedAccounts accounts, AuditLog audit, Caller caller)
    : IHandler<GetPersonRequest, AccountView>
{
    static readonly SliceRules Rules = SliceRules<GetPersonRequest>.Rules;

    public async Task<Result<AccountView>> Handle(GetPersonRequest request, CancellationToken ct)
    {
        if (await accounts.Find(request.Id, ct) is not { } person) return new PersonNotFound();
        await audit.Write(Rules.Name, "done", request.Id.ToString(), caller, ct);
        return await accounts.View(person, ct);
    }
}
