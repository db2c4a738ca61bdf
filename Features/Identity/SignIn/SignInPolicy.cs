using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignIn;

/// <summary>
/// Slows guessing at one account from one place, at many accounts from one place, and at one account from many
/// places. The last never waits longer than half a minute, and a browser in which the owner signed in before has a count
/// of its own, so that no stranger can shut the owner out.
/// </summary>
internal sealed class SignInPolicy(Throttle throttle, ClientContext client, KnownDevices devices) : IPolicy<SignInRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), ForAll = TimeSpan.FromSeconds(30);
    DeviceId? known;

    public async ValueTask<Error?> Check(SignInRequest request, CancellationToken ct)
    {
        known = await devices.FindFor(request.Email, ct);
        var wait = known is { } device
            ? throttle.Try("sign-in in " + device, free: 5, Longest)
            : throttle.Try(Pair(request), free: 5, Longest)
                ?? throttle.Try(Place, free: 100, Longest)
                ?? throttle.Try(Account(request), free: 50, ForAll);
        return wait is null ? null : new TooManyRequests { RetryAfter = wait };
    }

    public void Succeeded(SignInRequest request)
    {
        if (known is { } device)
        {
            throttle.Succeeded("sign-in in " + device);
            return;
        }
        throttle.Succeeded(Pair(request));
        throttle.Succeeded(Account(request));
        throttle.TakeBack(Place);
    }

    string Pair(SignInRequest request) => $"sign-in {client.Address} {EmailRules.Normalize(request.Email)}";
    string Account(SignInRequest request) => "sign-in account " + EmailRules.Normalize(request.Email);
    string Place => "sign-in from " + client.Address;
}
