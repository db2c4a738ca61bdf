namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>One endpoint: its path, its fields and what answers it.</summary>
/// <param name="Path">As at Plaid; all are POST.</param>
/// <param name="Required">Fields whose absence is MISSING_FIELDS.</param>
/// <param name="Optional">Further fields that the real endpoint takes; others are UNKNOWN_FIELDS.</param>
/// <param name="Handle">Answers an object to serialize, or finished bytes.</param>
internal sealed record PlaidOperation(
    string Path, string[] Required, string[] Optional, Func<PlaidCall, CancellationToken, Task<object>> Handle)
{
    static readonly string[] Credentials = ["client_id", "secret"];

    public void Check(PlaidBody body)
    {
        var missing = Required.Where(name => !body.Has(name)).ToList();
        if (missing.Count > 0) throw PlaidError.MissingField(missing);
        var unknown = body.Names().Except(Required).Except(Optional).Except(Credentials).ToList();
        if (unknown.Count > 0) throw PlaidError.UnknownFields(unknown);
    }
}
