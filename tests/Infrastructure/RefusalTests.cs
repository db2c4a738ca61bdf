using System.Text;
using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Infrastructure;

/// <summary>Bad input of every kind is refused with a code, and never as a fault of the server.</summary>
public sealed class RefusalTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_nul_character_is_named_with_its_field_over_http_and_mcp()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        var query = await key.Send(HttpMethod.Get, "/v1/banking/transactions?q=%00").IsRefused(400, "request.invalid");
        Assert.Equal("q", Assert.Single(query["errors"]!.AsObject()).Key);
        var body = await app.Client().Send(HttpMethod.Post, "/v1/auth/register", new JsonObject
        {
            ["email"] = "nul@fintech.example", ["password"] = "a long enough password", ["name"] = "a\0b",
        }).IsRefused(400, "request.invalid");
        Assert.Equal("name", Assert.Single(body["errors"]!.AsObject()).Key);
        await using var mcp = await person.Mcp(["banking:read"]);
        var result = await mcp.CallToolAsync("search_transactions", new Dictionary<string, object?> { ["q"] = "\0" });
        Assert.Equal("request.invalid", result.StructuredContent!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("PUT", "/v1/banking/accounts", "GET, HEAD")]
    [InlineData("POST", "/health/live", "GET, HEAD")]
    [InlineData("PATCH", "/v1/banking/connections", "GET, HEAD, POST")]
    public async Task A_wrong_method_is_told_from_a_wrong_address(string method, string path, string allowed)
    {
        using var answer = await app.Client().SendAsync(new(new HttpMethod(method), path));
        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        await app.Client().Send(new HttpMethod(method), "/v1/nothing/here").IsRefused(404, "request.route_not_found");
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/docs/")]
    [InlineData("/docs/errors")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/dev/mail")]
    [InlineData("/dev/sms")]
    [InlineData("/portal/portal.css")]
    public async Task What_can_be_read_can_be_asked_for_its_head_alone(string path)
    {
        using var answer = await app.Client().SendAsync(new(HttpMethod.Head, path));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/v1/banking/connections", "GET, HEAD, POST")]
    [InlineData("/v1/events/stream", "GET")]
    public async Task An_address_says_what_it_takes(string path, string allowed)
    {
        using var answer = await app.Client().SendAsync(new(HttpMethod.Options, path));
        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task A_key_is_not_answered_when_another_environment_is_named()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var key = await mine.ClientWith("banking:read");
        const string path = "/v1/banking/accounts";
        await key.Read($"{path}?environment={mine.Environment}");
        await key.Send(HttpMethod.Get, $"{path}?environment={theirs.Environment}")
            .IsRefused(400, "environment.mismatch");
        key.DefaultRequestHeaders.Add("Fintech-Environment", theirs.Environment.ToString());
        await key.Send(HttpMethod.Get, path).IsRefused(400, "environment.mismatch");
    }

    [Fact]
    public async Task A_backslash_before_digits_is_a_persons_own_text()
    {
        var person = await app.NewPerson();
        var text = Uri.EscapeDataString(@"\u0000");
        Assert.Empty((await person.Http.Read($"/v1/banking/transactions?q={text}"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_pages_filter_with_a_NUL_is_a_wrong_filter_and_no_fault()
    {
        var person = await app.NewPerson();
        foreach (var filter in (string[])["operation", "code", "q"])
        {
            using var page = await person.Http.GetAsync($"/portal/logs?environment={person.Environment}&{filter}=%00");
            Assert.True((int)page.StatusCode < 500, $"{filter}: {page.StatusCode}");
        }
    }

    [Theory]
    [InlineData("{", "request.malformed", 400)]
    [InlineData("[]", "request.malformed", 400)]
    [InlineData("""{"email":"a@b.example","email":"a@b.example","password":"x"}""", "request.invalid", 400)]
    public async Task A_body_that_is_not_one_object_is_refused(string body, string code, int status)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        await app.Client().SendAsync(request).IsRefused(status, code);
    }

    [Fact]
    public async Task An_oversized_body_is_refused_with_and_without_a_length()
    {
        var large = new string('x', (1 << 20) + 10);
        foreach (var chunked in (bool[])[false, true])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
            {
                Content = new StringContent($$"""{"email":"{{large}}"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.TransferEncodingChunked = chunked;
            await app.Client().SendAsync(request).IsRefused(413, "request.too_large");
        }
    }
}
