using System.Net;

namespace Fintech.Infrastructure.Http;

/// <summary>
/// The networks that a key or a workspace is used from, in CIDR form (RFC 4632, RFC 4291 §2.3). An empty list allows every
/// address.
/// </summary>
public sealed class AllowedNetworks
{
    public const int Most = 50;

    public static readonly AllowedNetworks Everywhere = new([]);

    readonly IPNetwork[] networks;

    AllowedNetworks(IPNetwork[] networks) => this.networks = networks;

    /// <param name="texts">As <see cref="Normalize"/> gave them.</param>
    public static AllowedNetworks Of(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? Everywhere : new([.. texts.Select(IPNetwork.Parse)]);

    public bool IsEverywhere => networks.Length == 0;

    /// <summary>An address that nobody knows, such as that of a socket without one, is in no network.</summary>
    public bool Contain(IPAddress? address)
    {
        if (networks.Length == 0) return true;
        if (address is null) return false;
        var plain = Plain(address);
        foreach (var network in networks)
            if (network.Contains(plain)) return true;
        return false;
    }

    /// <summary>An address or network as it is kept: <c>203.0.113.7</c> becomes <c>203.0.113.7/32</c>.</summary>
    /// <returns>Null when it is none; <paramref name="fault"/> then says why and what is meant instead.</returns>
    public static string? Normalize(string text, out string? fault)
    {
        fault = null;
        var parts = text.Trim().Split('/');
        // Of IPv4 only the dotted form as everybody writes it: 010.0.0.1 is 8.0.0.1 to some and 10.0.0.1 to others.
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || parts[0].Contains('%')
            || (address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork && parts[0] != address.ToString()))
        {
            fault = $"{Short(text)} is no address or network. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.";
            return null;
        }
        var plain = Plain(address);
        var bits = plain.GetAddressBytes().Length * 8;
        var mapped = plain.Equals(address) ? 0 : 96; // ::ffff:203.0.113.0/120 is 203.0.113.0/24
        var length = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], out length) || (length -= mapped) < 1 || length > bits))
        {
            fault = $"{Short(text)} has no prefix from 1 to {bits}.";
            return null;
        }
        var first = First(plain, length);
        if (first.Equals(plain)) return $"{plain}/{length}";
        fault = $"{Short(text)} is an address inside a network. Write {plain} for it alone, or {first}/{length} for all of it.";
        return null;
    }

    static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    static string Short(string text) => Providers.ProviderText.Clean(text.Length > 50 ? text[..50] + "…" : text);
}
