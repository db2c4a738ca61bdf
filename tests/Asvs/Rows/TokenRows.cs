namespace Fintech.Tests.Asvs.Rows;

/// <summary>V9 and V10, as far as the list of attacks names them. Nothing of them exists yet.</summary>
static class TokenRows
{
    const string NoTokens = "No self-contained token is issued or accepted: sessions and keys are looked up.";
    const string NoOAuth = "There is no OAuth server, client or OpenID Connect yet.";
    const string Sender = NoOAuth + " When it comes, tokens will be bearer tokens at first, which is a deviation.";

    public static readonly AsvsRow[] All =
    [
        .. from row in (string[])["9.1.1 1", "9.1.2 1", "9.1.3 1", "9.2.1 1", "9.2.2 2", "9.2.3 2", "9.2.4 2"] select Of(row, NoTokens),
        .. from row in (string[])
           [
               "10.1.1 2", "10.1.2 2", "10.2.1 2", "10.2.2 2", "10.2.3 3", "10.3.1 2", "10.3.2 2", "10.3.4 2", "10.3.5 3", "10.4.1 1",
               "10.4.2 1", "10.4.3 1", "10.4.4 1", "10.4.5 1", "10.4.6 2", "10.4.7 2", "10.4.8 2", "10.4.9 2", "10.4.10 2", "10.4.11 2",
               "10.4.14 3", "10.5.1 2", "10.5.2 2", "10.5.3 2", "10.5.4 2", "10.6.2 2", "10.7.1 2", "10.7.2 2", "10.7.3 2",
           ]
           select Of(row, row is "10.3.5 3" or "10.4.14 3" ? Sender : NoOAuth),
    ];

    static AsvsRow Of(string row, string why) => new(row.Split(' ')[0], row[^1] - '0', "", NotHere: why);
}
