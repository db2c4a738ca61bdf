using System.Net;
using System.Text.Json.Nodes;
using Fintech.Features.Identity.Contracts;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Identity.ChangePerson;

public sealed class ChangePersonTests(App app) : IClassFixture<App>
{
    static JsonObject Operator(bool value) => new() { ["operator"] = value };
    static JsonObject Must(bool value) => new() { ["must_have_second_factor"] = value };

    [Fact]
    public async Task Makes_and_unmakes_operators_from_their_next_request_on()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await person.AddTotp();
        var made = await one.Change(person, Operator(true));
        Assert.True((bool)made["operator"]!);
        Assert.True((bool)made["must_have_second_factor"]!);
        await person.Account(one);
        await one.Change(person, Operator(false));
        await person.Http.Send(HttpMethod.Get, one.Id.Page()).IsRefused(403, "auth.operator_required");
        Assert.Equal(2, await one.Audited("change_person", person.Id.ToString()));
    }

    [Fact]
    [Asvs("6.3.3", 2, Partly = true)]
    public async Task A_demanded_second_factor_keeps_the_person_and_their_keys_out_until_there_is_one()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await person.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        Assert.True((bool)(await one.Change(person, Must(true)))["must_have_second_factor"]!);
        await person.Http.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.second_factor_missing");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(403, "auth.second_factor_missing");
        await person.Http.Read("/v1/me"); // where factors are added
        await app.Sql("update people set has_second_factor = true where id = $1", person.Id.Value);
        await person.Http.Read("/v1/api-keys");
        await Tester.Until(
            () => key.Send(HttpMethod.Get, "/v1/banking/accounts"), a => a.StatusCode is HttpStatusCode.OK, seconds: 2);
        await one.Change(person, Must(false));
        Assert.Equal(false, await app.Sql("select must_have_second_factor from people where id = $1", person.Id.Value));
    }

    [Fact]
    public async Task An_operator_of_whom_a_second_factor_is_demanded_acts_only_with_one()
    {
        var (one, other) = (await app.NewOperator(), await app.NewOperator());
        await one.Change(other, Must(true));
        await other.Http.Send(HttpMethod.Get, one.Id.Page()).IsRefused(403, "auth.second_factor_missing");
    }

    [Fact]
    [Asvs("8.4.2", 3, Partly = true)]
    public async Task Nobody_becomes_an_operator_without_a_second_factor_of_their_own()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await one.ChangeAnswer(person.Id, Operator(true)).IsRefused(409, "operator.second_factor_missing");
        Assert.Equal(false, await app.Sql("select is_operator from people where id = $1", person.Id.Value));
    }

    [Fact]
    [Asvs("7.3.2", 2)]
    public async Task Open_sessions_of_a_new_operator_end_as_soon_as_an_operators()
    {
        var (one, person, byTerminal) = (await app.NewOperator(), await app.NewPerson(), await app.NewPerson());
        await person.AddTotp();
        await one.Change(person, Operator(true));
        Assert.True(await app.Services.GetRequiredService<People>().SetOperator(byTerminal.Email));
        foreach (var id in (Guid[])[person.Id.Value, byTerminal.Id.Value])
            Assert.Equal(0L, await app.Sql(
                "select count(*) from sessions where person_id = $1 and expires_at > created_at + interval '8 hours'", id));
        await person.Http.Read("/v1/me");
    }

    [Fact]
    public async Task Nobody_demotes_themself()
    {
        var one = await app.NewOperator();
        await app.NewOperator();
        await one.ChangeAnswer(one.Id, Operator(false)).IsRefused(409, "operator.own_account");
        await one.Account(one);
    }

    [Fact]
    public async Task Of_two_operators_who_demote_each_other_at_once_one_stays()
    {
        var (a, b) = (await app.NewOperator(), await app.NewOperator());
        var answers = await Task.WhenAll(a.ChangeAnswer(b.Id, Operator(false)), b.ChangeAnswer(a.Id, Operator(false)));
        Assert.Single(answers, x => x.StatusCode is HttpStatusCode.OK);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from people where id in ($1, $2) and is_operator", a.Id.Value, b.Id.Value));
    }

    [Fact]
    public async Task A_retry_says_so()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        for (var i = 0; i < 2; i++)
        {
            using var answer = await one.Http.Send(HttpMethod.Patch, person.Id.Page(), Must(true), "once");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(i == 1, answer.Headers.Contains("Idempotent-Replayed"));
        }
    }

    [Fact]
    public async Task Refuses_to_change_nothing_and_nobody()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await one.ChangeAnswer(person.Id, []).IsRefused(400, "request.invalid");
        await one.ChangeAnswer(person.Id, new JsonObject { ["email"] = "x@example.com" }).IsRefused(400, "request.invalid");
        await one.ChangeAnswer(new(Guid.CreateVersion7()), Must(true)).IsRefused(404, "person.not_found");
    }

    [Fact]
    public async Task Makes_no_operator_of_somebody_whose_address_is_not_confirmed()
    {
        var (one, newcomer) = (await app.NewOperator(), new Newcomer(app));
        await newcomer.Register();
        var id = (Guid)(await app.Sql("select id from people where email = $1", newcomer.Email))!;
        await one.ChangeAnswer(new(id), Operator(true)).IsRefused(409, "person.not_confirmed");
    }
}
