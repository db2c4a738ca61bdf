namespace Fintech.Tests.Asvs.Rows;

/// <summary>V3 and what of V1 and V4 a browser or a proxy could bring.</summary>
static class BrowserRows
{
    public static readonly AsvsRow[] All =
    [
        new("1.5.1", 1, "No XML is read anywhere: no route takes it, and no code names a reader of it."),
        new("3.3.1", 1, "Secure, with the __Host- prefix, wherever PublicUrl is https. Plain http works on the machine itself alone."),
        new("3.3.2", 2, "SameSite=Lax on each of the three cookies."),
        new("3.3.3", 2, "__Host-session, __Host-pending and __Host-device."),
        new("3.3.4", 2, "HttpOnly, and the value is in the Set-Cookie header alone."),
        new("3.4.1", 1, "Over https every answer says so for a year, subdomains with it."),
        new("3.4.2", 1, "No answer allows another origin anything."),
        new("3.4.3", 2, "Every page has a policy that names its scripts by file or hash; no plug-in, no other base address, nothing of other hosts."),
        new("3.4.4", 2, "nosniff on every answer."),
        new("3.4.5", 2, "same-origin on every page, and no-referrer where the address holds a mailed secret."),
        new("3.4.6", 2, "frame-ancestors 'none' on every answer."),
        new("3.5.1", 1, "A change with a cookie must come from our own origin; forms of the portal carry a token as well."),
        new("3.5.2", 1, "A body is taken as application/json alone, which no other site's form can send."),
        new("3.5.3", 1, "Nothing that changes something answers to GET."),
        new("3.7.2", 2, "Redirects lead to paths of this server; the way back after signing in is checked to be one."),
        new("4.1.3", 2, "Forwarding headers are not read: the address is that of the connection, and links are built from PublicUrl."),
    ];
}
