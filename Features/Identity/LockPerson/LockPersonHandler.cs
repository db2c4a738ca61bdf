using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.LockPerson;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes]
public sealed record LockPersonRequest(
    [property: Description("Which person, such as per_01k…")] PersonId Id,
    [property: Description("Why, for other operators; 1 to 500 characters"), Example("Asked for by phone, ticket 4711")]
    string Reason);

sealed class LockPersonValidator : AbstractValidator<LockPersonRequest>
{
    public LockPersonValidator() => RuleFor(r => r.Reason)
        .Must(r => r.Trim().Length is > 0 and <= 500 && ProviderText.Clean(r) == r)
        .WithMessage("Say why, with visible characters, 1 to 500 of them.");
}

/// <remarks>
/// With the commit nothing of this person works any more: sessions, half-done sign-ins, streams and the keys that they
/// made, on this node at once and on others within a second. A lock of a locked account gives a new reason.
/// </remarks>
internal sealed class LockPersonHandler(OperatorAct act, TimeProvider clock)
    : IHandler<LockPersonRequest, AccountView>
{
    public async Task<Result<AccountView>> Handle(LockPersonRequest request, CancellationToken ct)
    {
        var begun = await act.Begin(request.Id, againstThem: true, ct);
        if (begun.Error is { } refusal) return refusal;
        var person = begun.Value!;
        person.LockedAt ??= clock.GetUtcNow();
        person.LockReason = request.Reason.Trim();
        await act.EndAccess(person, ct);
        return await act.View(person, ct);
    }
}
