using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SearchPeople;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp(60)]
public sealed record SearchPeopleRequest(
    [property: Description("Part of an address or a name, or a whole id"), Example("lovelace")] string? Q = null,
    [property: Description("Only those that are locked, or are not")] bool? Locked = null,
    [property: Description("Only operators, or only others")] bool? Operator = null,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class SearchPeopleValidator : PagedValidator<SearchPeopleRequest>
{
    public SearchPeopleValidator() => RuleFor(r => r.Q).MaximumLength(100);
}

/// <summary>Newest first. Looking people up is audited, as whatever an operator does with them.</summary>
internal sealed class SearchPeopleHandler(OperatedAccounts accounts, AuditLog audit, Caller caller)
    : IHandler<SearchPeopleRequest, Page<AccountView>>
{
    const string Escape = "\\";
    static readonly SliceRules Rules = SliceRules<SearchPeopleRequest>.Rules;

    public async Task<Result<Page<AccountView>>> Handle(SearchPeopleRequest request, CancellationToken ct)
    {
        var people = Matching(accounts.All.AsNoTracking(), request.Q?.Trim());
        if (request.Locked is { } locked) people = people.Where(p => p.LockedAt != null == locked);
        if (request.Operator is { } isOperator) people = people.Where(p => p.IsOperator == isOperator);
        var found = await people.NewestFirst(request, Cursors.Id<PersonId>(request.Cursor)?.Value).ToListAsync(ct);
        await audit.Write(Rules.Name, "done", null, caller, ct);
        return Page<AccountView>.Of(await accounts.Views(found, ct), request.Limit, last => Cursors.Of(last.Id));
    }

    static IQueryable<Person> Matching(IQueryable<Person> people, string? q)
    {
        if (string.IsNullOrEmpty(q)) return people;
        if (TypeId.TryParse<PersonId>(q, out var id)) return people.Where(p => p.Id == id.Value);
        var pattern = $"%{q.Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_")}%";
        return people.Where(p => EF.Functions.ILike(p.Email!, pattern, Escape) || EF.Functions.ILike(p.Name, pattern, Escape));
    }
}
