using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

internal static class InstitutionOperations
{
    public static readonly PlaidOperation[] All =
    [
        new("/institutions/get", ["count", "offset", "country_codes"], ["options"], Page),
        new("/institutions/get_by_id", ["institution_id", "country_codes"], ["options"], ById),
        new("/institutions/search", ["query", "country_codes"], ["products", "options"], Search),
    ];

    static Task<object> Page(PlaidCall call, CancellationToken ct)
    {
        var (count, offset) = (call.Body.Int("count", 50, 1, 500), call.Body.Int("offset", 0, 0, int.MaxValue));
        var all = In(call);
        return Task.FromResult<object>(new
        {
            institutions = all.Skip(offset).Take(count).Select(b => PlaidWire.Institution(b, WithMetadata(call))),
            total = all.Count,
            request_id = call.RequestId,
        });
    }

    static Task<object> ById(PlaidCall call, CancellationToken ct)
    {
        var id = call.Body.String("institution_id");
        var bank = In(call).Find(b => b.Id == id) ?? throw PlaidRefusal.Because("INVALID_INSTITUTION");
        return Task.FromResult<object>(new
        {
            institution = PlaidWire.Institution(bank, WithMetadata(call)),
            request_id = call.RequestId,
        });
    }

    static Task<object> Search(PlaidCall call, CancellationToken ct)
    {
        var query = call.Body.String("query");
        var found = In(call).Where(b => b.Name.Contains(query, StringComparison.OrdinalIgnoreCase)).Take(10);
        return Task.FromResult<object>(new
        {
            institutions = found.Select(b => PlaidWire.Institution(b, WithMetadata(call))),
            request_id = call.RequestId,
        });
    }

    static bool WithMetadata(PlaidCall call) =>
        call.Body.Object("options")?.Flag("include_optional_metadata") == true;

    /// <summary>All banks of the sandbox are in the United States.</summary>
    static List<Bank> In(PlaidCall call) =>
        call.Body.Strings("country_codes").Contains("US") ? [.. Institutions.All] : [];
}
