using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fintech.Support;

/// <summary>A real Redis on a free loopback port, which forgets everything when it ends, and can be lost in many ways.</summary>
public sealed class RedisServer : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("fintech-redis-").FullName;
    Process? process;

    public int Port { get; } = FreePort();
    public string Connection => $"127.0.0.1:{Port}";

    public RedisServer() => Start();

    /// <summary>Returns when it accepts connections.</summary>
    public void Start()
    {
        try
        {
            // What it says goes into a file: a pipe that nobody reads would stop it.
            process = Process.Start("redis-server",
            [
                "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", data,
                "--logfile", Path.Combine(data, "redis.log"),
            ]);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("redis-server is missing: install the package redis-server.", missing);
        }
        for (var tries = 0; !Accepts(); tries++)
        {
            if (tries > 200 || process.HasExited) throw new InvalidOperationException("redis-server did not start.");
            Thread.Sleep(50);
        }
    }

    /// <summary>As with kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    public void Freeze() => Signal("STOP");
    public void Thaw() => Signal("CONT");

    void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    bool Accepts()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException) { return false; }
    }

    public void Dispose()
    {
        if (process is not null) Kill();
        Directory.Delete(data, recursive: true);
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
