using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Features.Developers.WarnOfQuota;

public sealed class WarnOfQuotaTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Tells_of_four_fifths_and_of_the_end_once_each()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new()
        {
            ["name"] = "Nightly export", ["scopes"] = new JsonArray("banking:read"), ["requests_per_day"] = 10,
        });
        using var key = new HttpClient { BaseAddress = app.Url };
        key.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["secret"]!);
        foreach (var (upTo, told) in ((int, long)[])[(7, 0), (8, 1), (10, 2)])
        {
            while ((long)(await app.Sql("select coalesce(max(taken), 0) from quota_counts q join api_keys k on k.id = q.subject where k.environment_id = $1",
                person.Environment.Value))! < upTo) await key.Read("/v1/banking/accounts");
            for (var i = 0; i < 2; i++)
                await ActivatorUtilities.CreateInstance<WarnOfQuotaJob>(app.Services).Run(CancellationToken.None);
            Assert.Equal(told, await app.Sql(
                "select count(*) from events where environment_id = $1 and type = 'quota.reached'", person.Environment.Value));
        }
        var mail = await new Mailbox(app, person.Email).Newest("quota-reached");
        Assert.Contains("Nightly export", mail.Subject);
        Assert.Contains("used up", mail.Subject);
    }
}
