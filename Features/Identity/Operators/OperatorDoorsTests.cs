using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.Operators;

/// <summary>All doors of operators alike: who gets through, and what never comes out.</summary>
public sealed class OperatorDoorsTests(App app) : IClassFixture<App>
{
    List<SliceRoute> Routes()
    {
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules.Audience is Audience.Operator).ToList();
        Assert.True(routes.Count >= 8);
        return routes;
    }

    static Task<HttpResponseMessage> Knock(HttpClient http, SliceRoute route, string person)
    {
        var body = new JsonObject();
        if (route.Path.EndsWith("/lock")) body["reason"] = "Because";
        if (route.Method is "PATCH") body["must_have_second_factor"] = false;
        return http.SendAsync(new(new(route.Method), route.Path.Replace("{id}", person))
        {
            Content = route.Method is "GET" ? null : JsonContent.Create(body),
        });
    }

    [Fact]
    [Asvs("8.4.2", 3, Partly = true)]
    public async Task Open_for_operators_alone_and_only_after_a_second_factor()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await one.ClientWith("developers:manage");
        foreach (var route in Routes())
        {
            await Knock(app.Client(), route, $"{person.Id}").IsRefused(401, "auth.required");
            await Knock(person.Http, route, $"{person.Id}").IsRefused(403, "auth.operator_required");
            await Knock(key, route, $"{person.Id}").IsRefused(403, "auth.person_required");
            Assert.Equal(1L, await app.Sql(
                "select count(*) from audit_entries where action = $1 and outcome = 'auth.operator_required' and actor->>'id' = $2",
                route.Rules.Name, person.Id.ToString()));
        }
        await one.Forget();
        foreach (var route in Routes()) await Knock(one.Http, route, $"{person.Id}").IsRefused(403, "auth.step_up_required");
        // Looking needs a proof of the last hour, acting one of the last five minutes.
        await app.Sql("update sessions set step_up_at = now() - interval '6 minutes' where person_id = $1", one.Id.Value);
        foreach (var route in Routes().Where(r => r.Method is not "GET"))
            await Knock(one.Http, route, $"{person.Id}").IsRefused(403, "auth.step_up_required");
        foreach (var route in Routes().Where(r => r.Method is "GET"))
            Assert.Equal(200, (int)(await Knock(one.Http, route, $"{person.Id}")).StatusCode);
    }

    [Fact]
    [Asvs("6.4.6", 3)]
    public async Task No_answer_holds_a_secret_or_what_a_secret_was_made_into()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await person.Key("banking:read");
        await app.Sql("""
            insert into factors (id, person_id, method, label, sealed, hint, created_at, confirmed_at)
            values (gen_random_uuid(), $1, 'Sms', 'My phone', 'sealed-number', 'ends in 4217', now(), now())
            """, person.Id.Value);
        await app.Sql("insert into recovery_codes (id, person_id, hash, created_at) values (gen_random_uuid(), $1, 'recovery-hash', now())",
            person.Id.Value);
        var secrets = ((string[])(await app.Sql("""
            select array[p.password_hash, p.security_stamp, encode(s.token_hash, 'hex'), encode(s.token_hash, 'base64'),
                encode('sealed-number'::bytea, 'base64'), encode('recovery-hash'::bytea, 'base64'), 'ends in 4217', 'My phone']
            from people p join sessions s on s.person_id = p.id where p.id = $1
            """, person.Id.Value))!).Append(key).Append(key[..15]).Append(person.Password).ToList();
        Assert.All(secrets, s => Assert.NotEmpty(s));
        foreach (var route in Routes())
        {
            using var answer = await Knock(one.Http, route, $"{person.Id}");
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, body);
            Assert.DoesNotContain(secrets, body.Contains);
        }
    }

    [Fact]
    [Asvs("6.4.6", 3)]
    public void No_request_takes_a_secret_and_no_answer_has_room_for_one()
    {
        var word = new Regex("password|secret|hash|stamp|token|code(?!s)|sealed|credential", RegexOptions.IgnoreCase);
        foreach (var route in Routes())
            foreach (var type in Parts(route.Request).Concat(Parts(route.Response)))
                foreach (var property in type.GetProperties())
                {
                    Assert.False(property.IsDefined(typeof(SecretAttribute)), $"{type.Name}.{property.Name}");
                    Assert.DoesNotMatch(word, property.Name);
                }
    }

    static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().Prepend(type)
        .Where(t => t.Assembly == typeof(SliceRoute).Assembly);
}
