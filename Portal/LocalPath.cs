namespace Fintech.Portal;

/// <summary>
/// Where a page may lead back to: a page of the portal or of the operators on this server, whatever the address in the
/// browser said.
/// </summary>
static class LocalPath
{
    const string Start = "/portal";
    static readonly Uri Here = new("http://here.invalid");
    static readonly string[] Allowed = [Start, "/ops"];

    public static string Or(string? next)
    {
        if (next is null || !next.StartsWith('/') || next.Contains('\\') || next.Any(char.IsControl)) return Start;
        // Read as a browser reads it: //host is another host, and /portal/../x is not under /portal.
        if (!Uri.TryCreate(Here, next, out var url) || url.Authority != Here.Authority || url.Scheme != Here.Scheme)
            return Start;
        return Allowed.Any(a => url.AbsolutePath == a || url.AbsolutePath.StartsWith(a + "/", StringComparison.Ordinal))
            ? url.PathAndQuery
            : Start;
    }
}
