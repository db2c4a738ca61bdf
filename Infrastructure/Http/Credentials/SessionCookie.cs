using System.Buffers.Text;
using System.Security.Cryptography;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The one cookie. <c>PublicUrl</c> alone decides its form: https gives <c>__Host-session</c>, which no other host
/// and no plain connection can set; http is allowed on this machine only and gives <c>session</c>.
/// </summary>
public sealed class SessionCookie(ServerOptions server)
{
    public string Name { get; } = server.PublicUrl.Scheme == Uri.UriSchemeHttps ? "__Host-session" : "session";

    /// <summary>The only origin whose pages may change something with this cookie.</summary>
    public string Origin { get; } = server.Base;

    public bool IsSecure => Origin.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>256 random bits.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public void Set(HttpResponse response, string token) => response.Cookies.Append(Name, token, Form());
    public void Clear(HttpResponse response) => response.Cookies.Delete(Name, Form());

    // No expiry: the browser forgets it when it closes, and the server ends the session on its own clock.
    CookieOptions Form() =>
        new() { HttpOnly = true, Secure = IsSecure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    /// <summary>Browsers name the page's origin on every change; one that names none is no page of ours.</summary>
    public bool IsOwnPage(HttpRequest request) => request.Headers.Origin.Count switch
    {
        0 => request.Headers["Sec-Fetch-Site"] == "same-origin",
        1 => string.Equals(request.Headers.Origin[0], Origin, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
