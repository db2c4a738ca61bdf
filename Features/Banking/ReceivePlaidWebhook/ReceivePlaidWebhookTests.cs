using System.Text;
using Fintech.Infrastructure.Data;
using Fintech.Support;

namespace Fintech.Features.Banking.ReceivePlaidWebhook;

public sealed class ReceivePlaidWebhookTests(App app) : IClassFixture<App>
{
    const string Body = """{"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":"x"}""";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIiwia2lkIjoiYSJ9.e30.")]
    [InlineData("eyJhbGciOiJIUzI1NiIsImtpZCI6ImEifQ.e30.AAAA")]
    [InlineData("eyJhbGciOiJFUzI1NiIsImtpZCI6Im5vLXN1Y2gta2V5In0.e30.AAAA")]
    public async Task Refuses_a_wrong_signature(string? signature)
    {
        var person = await app.NewPerson();
        await Send(person.Environment, signature).IsRefused(401, "webhook.signature_invalid");
    }

    [Fact]
    public async Task Refuses_an_unknown_environment()
    {
        await Send(TypeId.New<EnvironmentId>(), "a.b.c").IsRefused(404, "webhook.address_unknown");
    }

    Task<HttpResponseMessage> Send(EnvironmentId environment, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/plaid/{environment}")
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        if (signature is not null) request.Headers.TryAddWithoutValidation("Plaid-Verification", signature);
        return app.Client().SendAsync(request);
    }
}
