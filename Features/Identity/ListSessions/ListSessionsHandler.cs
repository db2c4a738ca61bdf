using System.ComponentModel;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListSessions;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListSessionsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListSessionsValidator : PagedValidator<ListSessionsRequest>;

/// <summary>Where the person is signed in now, newest first.</summary>
internal sealed class ListSessionsHandler(FintechDb db, Caller caller, ClientContext client, TimeProvider clock)
    : IHandler<ListSessionsRequest, Page<SessionView>>
{
    public async Task<Result<Page<SessionView>>> Handle(ListSessionsRequest request, CancellationToken ct)
    {
        var open = db.Set<Session>().OpenOf(caller.PersonId!.Value, clock.GetUtcNow()).AsNoTracking();
        var found = await open.NewestFirst(request, Cursors.Id<SessionId>(request.Cursor)).ToListAsync(ct);
        return Page<SessionView>.Of(
            found.ConvertAll(s => SessionView.Of(s, client.Session?.Id)), request.Limit, last => Cursors.Of(last.Id));
    }
}
