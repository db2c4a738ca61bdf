using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EndPersonSessions;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes]
public sealed record EndPersonSessionsRequest([property: Description("Which person, such as per_01k…")] PersonId Id);

/// <summary>Signs a person out everywhere. They may sign in again, and prove everything anew; their keys go on.</summary>
internal sealed class EndPersonSessionsHandler(OperatorAct act) : IHandler<EndPersonSessionsRequest, AccountView>
{
    public async Task<Result<AccountView>> Handle(EndPersonSessionsRequest request, CancellationToken ct)
    {
        var begun = await act.Begin(request.Id, againstThem: false, ct);
        if (begun.Error is { } refusal) return refusal;
        await act.EndAccess(begun.Value!, ct);
        return await act.View(begun.Value!, ct);
    }
}
