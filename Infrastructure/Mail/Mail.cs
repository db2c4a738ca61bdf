using Fintech.Infrastructure.Delivery;

namespace Fintech.Infrastructure.Mail;

/// <summary>A mail to one person.</summary>
/// <param name="Text">Paragraphs. They never quote what a stranger typed: mails to victims would carry it.</param>
/// <param name="Link">Where its one button leads, if it has one.</param>
public sealed record Mail(string To, string Kind, string Subject, IReadOnlyList<string> Text, MailLink? Link = null)
    : Message(To, Kind)
{
    internal const string Channel = "mail";
}

public sealed record MailLink(string Label, string Url);

/// <summary>Brings a mail out of the house: by SMTP, or without one into files.</summary>
public interface IMailer
{
    Task Send(Mail mail, CancellationToken ct);
}
