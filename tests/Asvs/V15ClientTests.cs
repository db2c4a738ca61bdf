using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Architecture;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, 15.3.2: what this product asks of others.</summary>
public sealed class V15ClientTests
{
    [Fact, Asvs("15.3.2", 2)]
    public void V15_3_2_Every_client_of_another_service_follows_no_redirect()
    {
        var makers = Source.All.Where(s => Regex.IsMatch(s.Text, @"new SocketsHttpHandler|new HttpClient\(\)|AddHttpClient\(")
            // The demo's own visit to this product and its simulators, on this machine.
            && s.Path != "Features/Demo/DemoVisit.cs").ToList();
        Assert.True(makers.Count >= 3);
        Assert.Empty(makers.Where(s => Regex.Count(s.Text, "AllowAutoRedirect = false") < Regex.Count(s.Text, "new SocketsHttpHandler")
            || Regex.IsMatch(s.Text, @"new HttpClient\(\)|new HttpClientHandler")).Select(s => s.Path));
        Assert.Empty(Source.All.Where(s => Regex.IsMatch(s.Text, @"\.AddHttpClient\(") && !s.Text.Contains("ConfigurePrimaryHttpMessageHandler"))
            .Select(s => s.Path));
    }
}
