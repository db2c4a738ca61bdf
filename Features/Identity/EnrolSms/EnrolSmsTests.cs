using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EnrolSms;

public sealed class EnrolSmsTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Try(HttpClient http, string number) => http.Send(
        HttpMethod.Post, "/v1/me/factors/sms", new JsonObject { ["phone_number"] = number });

    [Theory]
    [InlineData("0791234567")]
    [InlineData("+0791234567")]
    [InlineData("+41 79 123 45 67")]
    [InlineData("+4179123456789012345")]
    [InlineData("+41791234567\n")]
    public async Task A_number_is_written_with_its_country(string number)
    {
        var problem = await Try((await app.NewPerson()).Http, number).IsRefused(400, "request.invalid");
        Assert.Equal("phone_number", Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task The_number_is_sealed_and_shown_in_part()
    {
        var person = await app.NewPerson();
        var (number, _) = await person.AddSms();
        var listed = (await person.Http.Read("/v1/me/factors"))["factors"]![0]!;
        Assert.Equal($"•••• {number[^4..]}", (string?)listed["hint"]);
        Assert.Equal(0L, await app.Sql("select count(*) from factors f where f::text like $1", $"%{number}%"));
    }

    [Fact]
    public async Task Nobodys_telephone_is_flooded()
    {
        var person = await app.NewPerson();
        var sent = 0;
        while ((await Try(person.Http, Phone.NewNumber())).StatusCode is HttpStatusCode.Created) sent++;
        Assert.InRange(sent, 3, 6);
    }

    [Fact]
    public async Task Nor_one_telephone_from_many_accounts()
    {
        var (number, sent) = (Phone.NewNumber(), 0);
        while ((await Try((await app.NewPerson()).Http, number)).StatusCode is HttpStatusCode.Created) sent++;
        Assert.InRange(sent, 6, 9);
    }

    [Fact]
    public async Task Needs_a_step_up_and_a_person()
    {
        var person = await app.NewPerson();
        await Try(app.Client(), Phone.NewNumber()).IsRefused(401, "auth.required");
        await person.Forget();
        await Try(person.Http, Phone.NewNumber()).IsRefused(403, "auth.step_up_required");
    }
}
