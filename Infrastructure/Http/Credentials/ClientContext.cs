namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>A signed-in session as the request found it.</summary>
public sealed record SessionFacts(
    Guid Id, Guid PersonId, DateTimeOffset AuthTime, DateTimeOffset? SecondFactorAt, Guid? LastEnvironmentId);

/// <summary>
/// Where a request comes from, and for a browser by which session. A key's request fills it when somebody asks, which few
/// do; a job has none.
/// </summary>
public sealed class ClientContext(IHttpContextAccessor? current = null)
{
    HttpContext? request;
    string? address;
    string userAgent = "";

    public string Address
    {
        get
        {
            if (address is null && current?.HttpContext is { } http) Fill(http);
            return address ??= "";
        }
    }

    public string UserAgent => Address.Length == 0 ? "" : userAgent;

    /// <summary>What the browser's device cookie holds, if it has one; nobody has looked it up yet.</summary>
    public string? DeviceToken =>
        request?.Request.Cookies[request.RequestServices.GetRequiredService<BrowserCookies>().Device] is { Length: > 0 and <= 64 } device
            ? device : null;
    public SessionFacts? Session { get; set; }

    public void Fill(HttpContext http)
    {
        request = http;
        address = http.Connection.RemoteIpAddress?.MapToIPv4Text() ?? "";
        var agent = http.Request.Headers.UserAgent.ToString();
        userAgent = agent.Length > 400 ? agent[..400] : agent;
    }
}

static class Addresses
{
    public static string MapToIPv4Text(this System.Net.IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
