using Fintech.Features.Identity.BeginPasskeySignIn;
using Fintech.Features.Identity.PasskeySignIn;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Passkeys;

public sealed class PasskeyLimitsTests
{
    readonly Throttle throttle = new(TimeProvider.System);

    PasskeyLimits Of(Guid? person = null)
    {
        var slot = new CallerSlot();
        if (person is { } id) slot.Pending = new(Guid.NewGuid(), id);
        return new(throttle, new ClientContext(), slot);
    }

    static async Task<Error?> Ask(PasskeyLimits limits) =>
        await limits.Check(new BeginPasskeySignInRequest(), CancellationToken.None);

    [Fact]
    public async Task One_place_is_slowed_down_after_a_hundred_and_another_is_not()
    {
        for (var i = 0; i < PasskeyLimits.Free; i++) Assert.Null(await Ask(Of()));
        var refused = Assert.IsType<TooManyRequests>(await Ask(Of()));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.IsType<TooManyRequests>(
            await Of().Check(new PasskeySignInRequest(default, "{}"), CancellationToken.None));
        Assert.Null(await Ask(Of(Guid.NewGuid())));
    }

    [Fact]
    public async Task Whoever_gets_in_has_not_counted()
    {
        for (var i = 0; i < 3 * PasskeyLimits.Free; i++)
        {
            var limits = Of();
            Assert.Null(await Ask(limits));
            Assert.Null(await limits.Check(new PasskeySignInRequest(default, "{}"), CancellationToken.None));
            limits.Succeeded();
        }
    }
}
