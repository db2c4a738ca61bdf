using System.Net;
using Fintech.Infrastructure.Delivery;
using Fintech.Support;
using Microsoft.AspNetCore.Http;

namespace Fintech.Tests.Delivery;

public sealed class DevPagesTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/dev/mail", "evil.example")]
    [InlineData("/dev/mail", "localhost.evil.example")]
    [InlineData("/dev/mail", "192.168.1.7")]
    [InlineData("/dev/sms", "evil.example")]
    [InlineData("/dev/sms", "localhost.evil.example")]
    [InlineData("/dev/sms", "192.168.1.7")]
    public async Task The_pages_are_not_there_under_another_hosts_name(string path, string host)
    {
        using (var here = await app.Client().GetAsync(path)) Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        await app.Client().SendAsync(request).IsRefused(404, "request.route_not_found");
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("192.168.1.7", "localhost", false)]
    [InlineData("127.0.0.1", "example.com", false)]
    public void The_pages_are_for_this_machine_alone(string peer, string host, bool isLocal)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        http.Request.Host = new(host);
        Assert.Equal(isLocal, DevPages.IsLocal(http));
    }

    [Fact]
    public async Task A_forwarding_header_opens_nothing()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/dev/sms");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "localhost");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        await app.Client().SendAsync(request).IsRefused(404, "request.route_not_found");
    }
}
