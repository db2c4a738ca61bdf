using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Delivery;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>A mail as MIME: the same words as plain text and as simple HTML.</summary>
static partial class MailMessage
{
    public static MimeMessage From(Mail mail, MailboxAddress sender)
    {
        var message = new MimeMessage { Subject = mail.Subject };
        message.From.Add(sender);
        message.To.Add(Mailbox(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = Plain(mail), HtmlBody = Html(mail) }.ToMessageBody();
        return message;
    }

    // An address and nothing else: neither a name, nor a second one, nor a line of the protocol.
    static MailboxAddress Mailbox(string to) => Address().IsMatch(to)
        ? new("", to)
        : throw new UndeliverableException("Its address is none.");

    const string Atom = @"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    [GeneratedRegex($@"\A{Atom}(\.{Atom})*@[A-Za-z0-9.-]+\z")]
    private static partial Regex Address();

    static string Plain(Mail mail)
    {
        var text = new StringBuilder();
        foreach (var paragraph in mail.Text)
        {
            text.Append(paragraph).Append("\n\n");
            if (mail.Link is { } link && paragraph == mail.Text[0]) text.Append(link.Url).Append("\n\n");
        }
        return text.Append("Fintech\n").ToString();
    }

    static string Html(Mail mail)
    {
        var html = new StringBuilder(
            "<!doctype html><html lang=\"en\"><body style=\"font:16px/1.5 system-ui,sans-serif;color:#1a1f2b;"
            + "max-width:34em;margin:2em auto;padding:0 1em\">");
        foreach (var paragraph in mail.Text)
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");
            if (mail.Link is not { } link || paragraph != mail.Text[0]) continue;
            html.Append("<p><a style=\"display:inline-block;background:#1d4ed8;color:#fff;padding:.6em 1.2em;"
                    + "border-radius:.4em;text-decoration:none\" href=\"")
                .Append(WebUtility.HtmlEncode(link.Url)).Append("\">").Append(WebUtility.HtmlEncode(link.Label))
                .Append("</a></p>");
        }
        return html.Append("<p>Fintech</p></body></html>").ToString();
    }
}
