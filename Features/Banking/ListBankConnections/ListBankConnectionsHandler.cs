using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking.ListBankConnections;

[Scope("banking:read")]
public sealed record ListBankConnectionsRequest(
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("next_cursor of the page before"), Example("01a205b7f6ee7721a75f23e20d8c32e6")] string? Cursor = null,
    [property: Description("Also those that were removed or never finished"), Example("true")] bool IncludeEnded = false,
    [property: Description("Only those of this customer"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")] CustomerId? CustomerId = null) : IPaged;

internal sealed class ListBankConnectionsValidator : PagedValidator<ListBankConnectionsRequest>;

internal sealed class ListBankConnectionsHandler(FintechDb db)
    : IHandler<ListBankConnectionsRequest, Page<BankConnectionView>>
{
    public async Task<Result<Page<BankConnectionView>>> Handle(ListBankConnectionsRequest request, CancellationToken ct)
    {
        // One that the provider has given no page for is still being asked for, or was given up.
        var connections = db.Set<BankConnection>().AsNoTracking()
            .Where(c => c.Status != BankConnectionStatus.Linking || c.LinkTokenHash != null);
        if (request.CustomerId is { } customer) connections = connections.Where(c => c.CustomerId == customer);
        if (!request.IncludeEnded)
            connections = connections.Where(c =>
                c.Status != BankConnectionStatus.Removed && c.Status != BankConnectionStatus.LinkExpired);
        // A UUIDv7 grows with time, so the id alone is the order and the cursor.
        var rows = await connections.NewestFirst(request, Cursors.Id<BankConnectionId>(request.Cursor))
            .Select(c => new { Connection = c, Accounts = db.Set<BankAccount>().Count(a => a.ConnectionId == c.Id) })
            .ToListAsync(ct);
        return Page<BankConnectionView>.Of(
            rows.ConvertAll(r => r.Connection.View(r.Accounts)), request.Limit, last => Cursors.Of(last.Id));
    }
}
