using System.ComponentModel;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListSessions;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListSessionsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null);

sealed class ListSessionsValidator : AbstractValidator<ListSessionsRequest>
{
    public ListSessionsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Cursor).Must(Cursors.IsId).WithMessage(Cursors.Invalid);
    }
}

/// <summary>Where the person is signed in now, newest first.</summary>
internal sealed class ListSessionsHandler(FintechDb db, Caller caller, ClientContext client, TimeProvider clock)
    : IHandler<ListSessionsRequest, Page<SessionView>>
{
    public async Task<Result<Page<SessionView>>> Handle(ListSessionsRequest request, CancellationToken ct)
    {
        var open = db.Set<Session>().OpenOf(caller.PersonId!.Value, clock.GetUtcNow()).AsNoTracking();
        if (Cursors.Id<SessionId>(request.Cursor) is { } after)
            open = open.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.Id), ValueTuple.Create(after)));
        var found = await open.OrderByDescending(s => s.Id).Take(request.Limit + 1).ToListAsync(ct);
        return Page<SessionView>.Of(
            found.ConvertAll(s => SessionView.Of(s, client.Session?.Id)), request.Limit, last => Cursors.Of(last.Id));
    }
}
