using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.Contracts;

public static class PersonRows
{
    /// <summary>ASP.NET Core Identity keys people by a plain uuid, so rows that point at them do too.</summary>
    public static void BelongsToPerson<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key)
        where TRow : class =>
        row.HasOne<Person>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
