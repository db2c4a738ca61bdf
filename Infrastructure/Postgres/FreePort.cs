using System.Net;
using System.Net.Sockets;

namespace Fintech.Infrastructure.Postgres;

/// <summary>A loopback port: the one used last time if it is still free, so that noted addresses stay right.</summary>
internal static class FreePort
{
    public static int Choose(int last)
    {
        if (last > 0 && TryListen(last) is { } same) return same;
        return TryListen(0) ?? throw new PostgresUnavailableException("No free port on 127.0.0.1.");
    }

    static int? TryListen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
