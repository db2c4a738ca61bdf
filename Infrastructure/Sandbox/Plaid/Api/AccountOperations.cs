namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

internal static class AccountOperations
{
    public static readonly PlaidOperation[] All =
    [
        new("/accounts/get", ["access_token"], ["options"], Get),
        new("/accounts/balance/get", ["access_token"], ["options"], Get),
    ];

    static async Task<object> Get(PlaidCall call, CancellationToken ct)
    {
        var item = await call.Item(ct);
        var accounts = await call.Accounts(item, ct);
        if (call.Body.Object("options")?.OptionalStrings("account_ids") is { } ids)
        {
            if (ids.Except(accounts.Select(a => a.Id)).Any()) throw PlaidRefusal.Because("INVALID_ACCOUNT_ID");
            accounts.RemoveAll(a => !ids.Contains(a.Id));
        }
        return new
        {
            accounts = accounts.Select(PlaidWire.Account),
            item = PlaidWire.Item(item),
            request_id = call.RequestId,
        };
    }
}
