using System.Text;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Delivery;
using MimeKit;
using static Fintech.Infrastructure.Http.ServerPage;

namespace Fintech.Infrastructure.Mail;

/// <summary>The mails in the data folder as a page.</summary>
static partial class DevMailPage
{
    const int Shown = 200;

    public static void MapDevMail(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<MailOptions>().IsFiles || app.MapDevPages("/dev/mail") is not { } page)
            return;
        page.MapGet("", (MailFolder folder) => new DevPage("Mail", List(folder)));
        page.MapGet("{name}", async (string name, MailFolder folder, HttpContext http) =>
            await folder.Open(name, http.RequestAborted) is { } mail
                ? (IResult)new DevPage(mail.Subject is { Length: > 0 } subject ? subject : "Mail", View(mail))
                : new MissingPage());
    }

    static string List(MailFolder folder)
    {
        var mails = folder.List(Shown);
        if (mails.Count == 0)
            return "<p class=\"muted\">No mail yet. Without Mail:Smtp:Host, every mail stays here.</p>";
        var html = new StringBuilder("""
            <p class="lead">Without a mail server, every mail of this installation stays on this machine.</p>
            <table class="stack"><thead><tr><th>Mail</th><th>To</th><th>Time (UTC)</th></tr></thead><tbody>
            """);
        foreach (var mail in mails)
            html.Append($"""
                <tr><td class="full"><a href="/dev/mail/{Uri.EscapeDataString(mail.Name)}">{Text(mail.Kind)}</a></td>
                <td class="full">{Text(mail.To)}</td><td class="muted nowrap">{Text(mail.Time)}</td></tr>
                """);
        return html.Append("</tbody></table>").ToString();
    }

    static string View(MimeMessage mail) => $"""
        <dl class="facts"><dt>To</dt><dd>{Text(mail.To.ToString())}</dd>
        <dt>Sent</dt><dd>{MessageFolder.Words(mail.Date.UtcDateTime)} UTC</dd></dl>
        <pre class="letter">{Linked(mail.TextBody ?? "")}</pre>
        """;

    static string Linked(string text) => Link().Replace(Text(text).TrimEnd(), "<a href=\"$0\">$0</a>");

    [GeneratedRegex(@"https?://[^\s<]+")]
    private static partial Regex Link();
}
