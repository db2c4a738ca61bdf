using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SetOperator;

/// <summary>For whoever holds the database (<c>./run operator add</c>); it has no door.</summary>
[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record SetOperatorRequest(string Email);

internal sealed class SetOperatorHandler(Accounts accounts, Promotion promotion, Changes changes)
    : IHandler<SetOperatorRequest, PersonId>
{
    public async Task<Result<PersonId>> Handle(SetOperatorRequest request, CancellationToken ct)
    {
        if (await accounts.Find(request.Email, ct) is not { EmailConfirmed: true } person) return new PersonNotFound();
        await promotion.Apply(person, ct);
        changes.Subject = new PersonId(person.Id).ToString();
        return new PersonId(person.Id);
    }
}
