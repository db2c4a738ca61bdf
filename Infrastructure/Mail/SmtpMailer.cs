using System.Net.Security;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Fintech.Infrastructure.Mail;

sealed class SmtpMailer(MailOptions options) : IMailer
{
    /// <summary>Which certificates are taken; null: those that this machine trusts.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    public async Task Send(Mail mail, CancellationToken ct)
    {
        using var message = MailMessage.From(mail, options.From);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var smtp = new SmtpClient { ServerCertificateValidationCallback = Trust };
        // Port 465 starts with TLS; elsewhere TLS is required whenever a password would travel.
        var security = options.Port == 465 ? SecureSocketOptions.SslOnConnect
            : options.User is null ? SecureSocketOptions.StartTlsWhenAvailable
            : SecureSocketOptions.StartTls;
        await smtp.ConnectAsync(options.Host!, options.Port, security, limit.Token);
        if (options.User is not null) await smtp.AuthenticateAsync(options.User, options.Password ?? "", limit.Token);
        await smtp.SendAsync(message, limit.Token);
        await smtp.DisconnectAsync(true, limit.Token);
    }
}
