using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Slices;

/// <summary>A request for a page of a list whose order is its ids: a UUIDv7 grows with time.</summary>
public interface IPaged
{
    int Limit { get; }
    string? Cursor { get; }
}

/// <summary>What every such request must keep to; a list with more to say adds its own rules.</summary>
public class PagedValidator<TRequest> : AbstractValidator<TRequest> where TRequest : IPaged
{
    protected PagedValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Cursor).Must(Cursors.IsId).WithMessage(Cursors.Invalid);
    }
}

static class PagedRows
{
    /// <summary>The rows of a page and one more, which tells that there is another.</summary>
    /// <param name="after">The last row that was shown; null for the first page.</param>
    public static IQueryable<TRow> NewestFirst<TRow, TId>(this IQueryable<TRow> rows, IPaged page, TId? after)
        where TRow : class where TId : struct
    {
        if (after is { } id)
            rows = rows.Where(r => EF.Functions.LessThan(
                ValueTuple.Create(EF.Property<TId>(r, "Id")), ValueTuple.Create(id)));
        return rows.OrderByDescending(r => EF.Property<TId>(r, "Id")).Take(page.Limit + 1);
    }
}
