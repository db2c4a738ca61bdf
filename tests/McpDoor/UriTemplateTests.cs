using Fintech.Infrastructure.Mcp.Resources;

namespace Fintech.Tests.McpDoor;

public sealed class UriTemplateTests
{
    [Theory]
    [InlineData("banking://accounts", "banking://accounts", "")]
    [InlineData("banking://accounts", "banking://accounts?x=1", null)]
    [InlineData("banking://accounts", "banking://accounts/", null)]
    [InlineData("banking://accounts/{id}", "banking://accounts/a%2Fb", "id=a/b")]
    [InlineData("banking://accounts/{id}", "banking://accounts/a/b", null)]
    [InlineData("banking://accounts/{id}", "banking://accounts/", null)]
    [InlineData("a://t{?x,y}", "a://t", "")]
    [InlineData("a://t{?x,y}", "a://t?y=2&x=1+1", "x=1 1,y=2")]
    [InlineData("a://t{?x,y}", "a://t?z=3", "z=3")]
    [InlineData("a://t{?x,y}", "a://t?x=1&x=2", null)]
    [InlineData("a://t/{id}{?x}", "a://t/7?x=1", "id=7,x=1")]
    public void Matches_an_address_and_reads_its_variables(string template, string uri, string? values)
    {
        var match = new UriTemplate(template).Match(uri);
        Assert.Equal(values, match is null ? null
            : string.Join(',', match.OrderBy(v => v.Key).Select(v => $"{v.Key}={v.Value}")));
    }
}
