namespace Fintech.Tests.Asvs.Rows;

/// <summary>
/// Every requirement that this product is measured by: the whole chapters on authentication, sessions and authorization,
/// and of the others those that an attacker on the web would try.
/// </summary>
static class AsvsRows
{
    public static IReadOnlyList<AsvsRow> All { get; } =
    [
        .. BrowserRows.All, .. PasswordRows.All, .. SignInRows.All, .. FactorRows.All, .. SessionRows.All,
        .. AuthorizationRows.All, .. TokenRows.All, .. OperationRows.All,
    ];

    /// <summary>Chapters whose every requirement is a row, so that a level of the chapter can be told.</summary>
    public static IReadOnlyDictionary<int, (string Title, int Requirements)> Whole { get; } =
        new Dictionary<int, (string, int)>
        {
            [6] = ("Authentication", 47), [7] = ("Session management", 19), [8] = ("Authorization", 13),
        };

    public static string Title(int chapter) => chapter switch
    {
        1 => "Encoding and sanitization",
        3 => "Web front end",
        4 => "API and web service",
        6 => "Authentication",
        7 => "Session management",
        8 => "Authorization",
        9 => "Self-contained tokens",
        10 => "OAuth and OpenID Connect",
        13 => "Configuration",
        15 => "Secure coding",
        16 => "Logging and errors",
        _ => throw new ArgumentOutOfRangeException(nameof(chapter)),
    };
}
