using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignIn;

public enum SignInStatus { SignedIn, SecondFactorRequired }

/// <summary>Where a sign-in stands.</summary>
/// <param name="Me">As <c>GET /v1/me</c> gives it; null while a second factor is still to be proved.</param>
/// <param name="SecondFactor">What is still needed; null once the person is signed in.</param>
public sealed record SignInView(SignInStatus Status, MeView? Me, SecondFactorView? SecondFactor) : IHttpEffect
{
    [JsonPropertyOrder(-1)] public string Object => "sign_in";

    /// <summary>Tokens for the browser's cookies alone.</summary>
    [JsonIgnore] public string? SessionToken { get; init; }
    [JsonIgnore] public string? PendingToken { get; init; }
    [JsonIgnore] public string? DeviceToken { get; init; }

    public void Apply(HttpContext http)
    {
        var cookies = http.RequestServices.GetRequiredService<BrowserCookies>();
        http.SetSession(SessionToken);
        if (PendingToken is not null) cookies.SetPending(http.Response, PendingToken, PendingSignIns.Life);
        else if (http.Request.Cookies.ContainsKey(cookies.Pending)) cookies.ClearPending(http.Response);
        if (DeviceToken is not null) cookies.SetDevice(http.Response, DeviceToken);
    }
}
