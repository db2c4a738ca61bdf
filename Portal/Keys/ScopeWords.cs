namespace Fintech.Portal.Keys;

/// <summary>Permissions in a person's words. Only those that open something today are offered.</summary>
static class ScopeWords
{
    static readonly Dictionary<string, string> Words = new()
    {
        ["banking:read"] = "Read accounts, balances and transactions",
        ["banking:write"] = "Connect, sync and remove banks",
        ["customers:read"] = "Read customers",
        ["customers:write"] = "Add, change and delete customers",
        ["developers:manage"] = "See keys, logs, usage and limits",
    };

    public static bool IsShown(string scope) => Words.ContainsKey(scope);
    public static string Of(string scope) => Words[scope];
}
