using System.Net;
using System.Text;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>A mail as MIME: the same words as plain text and as simple HTML.</summary>
static class MailMessage
{
    public static MimeMessage From(Mail mail, MailboxAddress sender)
    {
        var message = new MimeMessage { Subject = mail.Subject };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = Plain(mail), HtmlBody = Html(mail) }.ToMessageBody();
        return message;
    }

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
