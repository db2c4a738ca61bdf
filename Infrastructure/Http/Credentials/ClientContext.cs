namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>A signed-in session as the request found it.</summary>
public sealed record SessionFacts(
    Guid Id, Guid PersonId, DateTimeOffset AuthTime, DateTimeOffset? SecondFactorAt, Guid? LastEnvironmentId);

/// <summary>
/// Where a browser's request comes from and by which session; for the slices of signing in and out. Empty for keys,
/// which have neither.
/// </summary>
public sealed class ClientContext
{
    public string Address { get; private set; } = "";
    public string UserAgent { get; private set; } = "";

    /// <summary>What the browser's device cookie holds, if it has one; nobody has looked it up yet.</summary>
    public string? DeviceToken { get; private set; }
    public SessionFacts? Session { get; set; }

    public void Fill(HttpContext http)
    {
        Address = http.Connection.RemoteIpAddress?.MapToIPv4Text() ?? "";
        var agent = http.Request.Headers.UserAgent.ToString();
        UserAgent = agent.Length > 400 ? agent[..400] : agent;
        var device = http.Request.Cookies[http.RequestServices.GetRequiredService<BrowserCookies>().Device];
        DeviceToken = device is { Length: > 0 and <= 64 } ? device : null;
    }
}

static class Addresses
{
    public static string MapToIPv4Text(this System.Net.IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
