namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The cookies beside the session's, in its form: <c>pending</c> for a sign-in whose second factor is still to come, and
/// <c>device</c> by which a browser is known again. Neither signs anybody in.
/// </summary>
public sealed class BrowserCookies(SessionCookie session)
{
    static readonly TimeSpan Known = TimeSpan.FromDays(365);

    public string Pending { get; } = session.IsSecure ? "__Host-pending" : "pending";
    public string Device { get; } = session.IsSecure ? "__Host-device" : "device";

    public void SetPending(HttpResponse response, string token, TimeSpan life) =>
        response.Cookies.Append(Pending, token, Form(life));

    public void ClearPending(HttpResponse response) => response.Cookies.Delete(Pending, Form(null));

    public void SetDevice(HttpResponse response, string token) =>
        response.Cookies.Append(Device, token, Form(Known));

    CookieOptions Form(TimeSpan? life) => new()
    {
        HttpOnly = true, Secure = session.IsSecure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
        MaxAge = life,
    };
}
