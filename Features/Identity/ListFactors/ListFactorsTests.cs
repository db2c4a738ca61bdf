using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ListFactors;

public sealed class ListFactorsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_new_account_has_none()
    {
        var person = await app.NewPerson();
        var mine = await person.Http.Read("/v1/me/factors");
        Assert.Empty(mine["factors"]!.AsArray());
        Assert.Equal(0, (int?)mine["recovery_codes_left"]);
        Assert.False((bool)mine["required"]!);
        Assert.True((bool)mine["sms_available"]!);
        Assert.True((bool)mine["passkeys_available"]!);
    }

    [Fact]
    public async Task Says_when_one_is_demanded_and_until_then_only_the_account_can_be_reached()
    {
        var person = await app.NewPerson();
        await app.Sql("update people set must_have_second_factor = true where id = $1", person.Id.Value);
        Assert.True((bool)(await person.Http.Read("/v1/me/factors"))["required"]!);
        await person.Http.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(403, "auth.second_factor_missing");
        await person.Http.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.second_factor_missing");
        await person.AddEmail();
        await person.Http.Read("/v1/banking/accounts");
    }

    [Fact]
    public async Task Shows_no_secret_and_is_for_people_who_are_signed_in()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        var factor = (JsonObject)(await person.Http.Read("/v1/me/factors"))["factors"]![0]!;
        Assert.Equal(["object", "id", "method", "label", "hint", "preferred", "created_at", "last_used_at"],
            factor.Select(p => p.Key));
        await app.Client().Send(HttpMethod.Get, "/v1/me/factors").IsRefused(401, "auth.required");
        await (await person.ClientWith("banking:read")).Send(HttpMethod.Get, "/v1/me/factors")
            .IsRefused(403, "auth.person_required");
    }
}
