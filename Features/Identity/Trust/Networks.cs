using System.Net;
using System.Net.Sockets;

namespace Fintech.Features.Identity.Trust;

/// <summary>The part of an address that stays the same while somebody is at one place: /24 of IPv4, /48 of IPv6.</summary>
static class Networks
{
    public static string Of(string address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return "";
        // One machine speaks to itself by both families.
        if (ip.Equals(IPAddress.IPv6Loopback)) ip = IPAddress.Loopback;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        var (bytes, kept) = (ip.GetAddressBytes(), ip.AddressFamily is AddressFamily.InterNetwork ? 3 : 6);
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
