using System.Net;
using Fintech.Infrastructure.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Fintech.Infrastructure.Http;

/// <summary>
/// Only a configured proxy may say where a request came from, and it may say nothing else: host and scheme are those of
/// <c>PublicUrl</c>, whatever a request claims.
/// </summary>
static class TrustedProxies
{
    const string Key = "Proxy:Trusted";

    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = (app.Configuration.GetSection(Key).Get<string[]>() ?? []).Select(Network).ToList();
        if (trusted.Count == 0) return;
        // Read from the right for as long as a proxy of ours wrote it: what stands before came from the client.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    static System.Net.IPNetwork Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new ConfigurationException(
            $"{Key} names {text}. It must be an address such as 10.0.0.5 or a network such as 10.0.0.0/24.");
}
