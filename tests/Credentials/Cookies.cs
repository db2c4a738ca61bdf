using System.Net;
using Fintech.Support;

namespace Fintech.Tests.Credentials;

/// <summary>A browser whose cookies a test can look at and change.</summary>
internal sealed class Cookies
{
    readonly CookieContainer jar = new();
    Uri url = null!;

    public HttpClient Client(App app)
    {
        url = app.Url;
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = url };
        http.DefaultRequestHeaders.Add("Origin", url.GetLeftPart(UriPartial.Authority));
        return http;
    }

    public bool Has(string name) => jar.GetCookies(url)[name] is not null;

    public string this[string name] => jar.GetCookies(url)[name]?.Value
        ?? throw new KeyNotFoundException($"There is no cookie {name}.");

    /// <summary>What the server answers to a browser that sends this and nothing else.</summary>
    public static async Task<HttpStatusCode> Status(App app, string cookie, string path = "/v1/me")
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }
}
