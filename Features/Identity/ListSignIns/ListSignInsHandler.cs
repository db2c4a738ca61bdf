using System.ComponentModel;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListSignIns;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListSignInsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListSignInsValidator : PagedValidator<ListSignInsRequest>;

/// <summary>Tries to sign in to the person's account, newest first, for 90 days.</summary>
internal sealed class ListSignInsHandler(FintechDb db, Caller caller)
    : IHandler<ListSignInsRequest, Page<SignInRecordView>>
{
    public async Task<Result<Page<SignInRecordView>>> Handle(ListSignInsRequest request, CancellationToken ct)
    {
        var mine = db.Set<SignInRecord>().AsNoTracking().Where(r => r.PersonId == caller.PersonId);
        var found = await mine.NewestFirst(request, Cursors.Id<SignInRecordId>(request.Cursor)).ToListAsync(ct);
        return Page<SignInRecordView>.Of(
            found.ConvertAll(SignInRecordView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
