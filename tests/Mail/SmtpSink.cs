using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Fintech.Tests.Mail;

/// <summary>A mail server on a loopback port (RFC 5321), as strict and as well as a test wants it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource end = new();
    readonly ConcurrentQueue<string> commands = new();
    readonly ConcurrentQueue<Received> received = new();
    readonly Task accepting;
    readonly X509Certificate2? certificate;

    /// <param name="IsSecret">Whether it came through TLS.</param>
    internal sealed record Received(string From, List<string> To, MimeMessage Message, bool IsSecret);

    SmtpSink(int port, bool hasTls)
    {
        if (hasTls) certificate = Certificate();
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        accepting = Accept();
    }

    /// <param name="port">Where one listened before; else a free one.</param>
    public static SmtpSink Start(int port = 0, bool hasTls = false) => new(port, hasTls);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Null: it asks nobody who they are.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>The answer to every RCPT.</summary>
    public string Recipients { get; set; } = "250 OK";
    public List<Received> All => [.. received];

    /// <summary>Every line that was not content, in order.</summary>
    public List<string> Commands => [.. commands];

    async Task Accept()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception) when (end.IsCancellationRequested) { }
    }

    async Task Talk(TcpClient client)
    {
        using (client)
            try
            {
                Stream stream = client.GetStream();
                if (await Dialogue(stream, isSecret: false) && certificate is not null)
                {
                    await using var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(certificate);
                    await Dialogue(tls, isSecret: true);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            { } // it hung up
    }

    /// <returns>Whether TLS is to start now.</returns>
    async Task<bool> Dialogue(Stream stream, bool isSecret)
    {
        var isKnown = false;
        var from = "";
        var to = new List<string>();
        if (!isSecret) await Say("220 sink ESMTP");
        while (await Line() is { } line)
        {
            commands.Enqueue(line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await Say("250-sink");
                    if (certificate is not null && !isSecret) await Say("250-STARTTLS");
                    if (Account is not null) await Say("250-AUTH PLAIN");
                    await Say("250 8BITMIME");
                    break;
                case "STARTTLS":
                    await Say("220 Go ahead");
                    return true;
                case "AUTH":
                    var word = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2]));
                    isKnown = Account is { } account && word == $"\0{account.User}\0{account.Password}";
                    await Say(isKnown ? "235 Welcome" : "535 5.7.8 Who are you?");
                    break;
                case "MAIL" when Account is not null && !isKnown:
                    await Say("530 5.7.0 Who are you?");
                    break;
                case "MAIL":
                    (from, to) = (line, []);
                    await Say("250 OK");
                    break;
                case "RCPT":
                    to.Add(line);
                    await Say(Recipients);
                    break;
                case "DATA":
                    await Say("354 Go ahead");
                    received.Enqueue(new(from, to, await Content(), isSecret));
                    await Say("250 Taken");
                    break;
                case "QUIT":
                    await Say("221 Bye");
                    return false;
                default:
                    await Say("250 OK");
                    break;
            }
        }
        return false;

        async Task Say(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), end.Token);

        async Task<string?> Line()
        {
            var bytes = new List<byte>();
            var one = new byte[1]; // what follows STARTTLS belongs to TLS, so nothing is read ahead
            while (await stream.ReadAsync(one, end.Token) > 0)
            {
                if (one[0] == '\n') return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
                bytes.Add(one[0]);
            }
            return null;
        }

        async Task<MimeMessage> Content()
        {
            var text = new StringBuilder();
            while (await Line() is { } line && line != ".")
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            return await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        // A key that only lives in memory is not one that TLS takes on every system.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        certificate?.Dispose();
        end.Dispose();
    }
}
