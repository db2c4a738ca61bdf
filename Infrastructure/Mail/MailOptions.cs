using Fintech.Infrastructure.Hosting;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>Configuration under <c>Mail</c>.</summary>
public sealed record MailOptions
{
    public MailboxAddress From { get; private init; } = new("Fintech", "no-reply@localhost");

    /// <summary>Null: mails become files.</summary>
    public string? Host { get; private init; }
    public bool IsFiles => Host is null;
    public int Port { get; private init; } = 587;
    public string? User { get; private init; }
    public string? Password { get; private init; }

    public static MailOptions Read(IConfiguration configuration, IHostEnvironment host)
    {
        var mail = configuration.GetSection("Mail");
        var smtp = mail.GetSection("Smtp");
        if (smtp["Host"] is not { Length: > 0 } && host.IsProduction())
            throw new ConfigurationException(
                "Mail:Smtp:Host is not set. In Production, people can only register when mail is delivered: set it to "
                + "your mail server (and Mail:Smtp:Port, :User, :Password, Mail:From as it needs).");
        var options = new MailOptions
        {
            Host = smtp["Host"] is { Length: > 0 } name ? name : null,
            Port = smtp.GetValue("Port", 587),
            User = smtp["User"] is { Length: > 0 } user ? user : null,
            Password = smtp["Password"],
        };
        if (mail["From"] is not { Length: > 0 } from) return options;
        return MailboxAddress.TryParse(from, out var address)
            ? options with { From = address }
            : throw new ConfigurationException(
                $"Mail:From is {from}. It must be an address such as Fintech <no-reply@example.com>.");
    }
}
