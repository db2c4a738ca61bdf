using Fintech.Features.Identity.SecondFactors;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.RenewRecoveryCodes;

public sealed class RenewRecoveryCodesTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Try(HttpClient http) => http.Send(HttpMethod.Post, "/v1/me/recovery-codes", []);

    [Fact]
    [Asvs("6.5.1", 2), Asvs("6.5.2", 2)]
    public async Task New_ones_work_the_old_ones_do_not_and_none_is_kept_in_clear()
    {
        var person = await app.NewPerson();
        var (_, _, old) = await person.AddTotp();
        var fresh = (await person.Http.Sent(HttpMethod.Post, "/v1/me/recovery-codes", []))["codes"]!.AsArray()
            .Select(c => (string)c!).ToList();
        Assert.Equal(10, fresh.Except(old).Count());
        await (await person.HalfWay()).Finish("recovery_code", old[0]).IsRefused(403, "factor.refused");
        await (await person.HalfWay()).Finished("recovery_code", fresh[0]);
        Assert.Equal(0L, await app.Sql("select count(*) from recovery_codes c where c::text like $1",
            $"%{fresh[1].Replace("-", "")}%"));
    }

    [Fact]
    public async Task Without_a_factor_there_are_none_and_it_needs_a_step_up()
    {
        var person = await app.NewPerson();
        await Try(person.Http).IsRefused(409, "factor.none");
        await Try(app.Client()).IsRefused(401, "auth.required");
        await person.AddTotp();
        await person.Forget();
        await Try(person.Http).IsRefused(403, "auth.step_up_required");
    }

    [Theory]
    [InlineData("0123-4567-89AB-CDEF-GHJK-MNPQ", "0123456789ABCDEFGHJKMNPQ")]
    [InlineData(" oi23 4567\t89ab cdef ghjk mnpq", "0123456789ABCDEFGHJKMNPQ")]
    [InlineData("OLIo-4567-89AB-CDEF-GHJK-MNPQ", "0110456789ABCDEFGHJKMNPQ")]
    [InlineData("0123-4567-89AB-CDEF-GHJK-MNPU", null)]
    [InlineData("0123-4567-89AB-CDEF-GHJK-MNP", null)]
    [InlineData("0123-4567-89AB-CDEF-GHJK-MNPQ-R", null)]
    [InlineData("", null)]
    public void Codes_are_read_as_Crockford_says(string written, string? read)
    {
        Assert.Equal(read, RecoveryCodes.Read(written));
        if (read is not null) Assert.Equal(read, RecoveryCodes.Read(RecoveryCodes.Grouped(read)));
    }
}
