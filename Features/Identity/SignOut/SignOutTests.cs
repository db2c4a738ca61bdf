using Fintech.Support;

namespace Fintech.Features.Identity.SignOut;

public sealed class SignOutTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("7.4.1", 1)]
    public async Task Ends_the_session_even_for_a_copy_of_its_cookie()
    {
        var person = await app.NewPerson();
        using var answer = await person.Http.Send(HttpMethod.Post, "/v1/auth/sign-out");
        Assert.Equal(204, (int)answer.StatusCode);
        Assert.StartsWith("session=; expires=Thu, 01 Jan 1970", answer.Headers.GetValues("Set-Cookie").Single());
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Leaves_the_persons_other_sessions()
    {
        var person = await app.NewPerson();
        var elsewhere = person with { Http = app.Client() };
        await elsewhere.SignIn();
        await person.Http.Sent(HttpMethod.Post, "/v1/auth/sign-out");
        await elsewhere.Http.Read("/v1/me");
    }

    [Fact]
    public async Task Needs_somebody_who_is_signed_in()
    {
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-out").IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Post, "/v1/auth/sign-out").IsRefused(403, "auth.person_required");
    }
}
