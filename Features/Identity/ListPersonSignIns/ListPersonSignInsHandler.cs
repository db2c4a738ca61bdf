using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListPersonSignIns;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp(60)]
public sealed record ListPersonSignInsRequest(
    [property: Description("Which person, such as per_01k…")] PersonId Id,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListPersonSignInsValidator : PagedValidator<ListPersonSignInsRequest>;

/// <summary>Newest first, tries that failed among them. Every look is audited.</summary>
internal sealed class ListPersonSignInsHandler(FintechDb db, OperatedAccounts accounts, AuditLog audit, Caller caller)
    : IHandler<ListPersonSignInsRequest, Page<SignInRecordView>>
{
    static readonly SliceRules Rules = SliceRules<ListPersonSignInsRequest>.Rules;

    public async Task<Result<Page<SignInRecordView>>> Handle(ListPersonSignInsRequest request, CancellationToken ct)
    {
        if (await accounts.Find(request.Id, ct) is not { } person) return new PersonNotFound();
        var records = db.Set<SignInRecord>().AsNoTracking().Where(r => r.PersonId == person.Id);
        var found = await records.NewestFirst(request, Cursors.Id<SignInRecordId>(request.Cursor)).ToListAsync(ct);
        await audit.Write(Rules.Name, "done", request.Id.ToString(), caller, ct);
        return Page<SignInRecordView>.Of(
            found.ConvertAll(SignInRecordView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
