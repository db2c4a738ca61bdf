using System.Text;
using Fintech.Infrastructure.Delivery;
using static Fintech.Infrastructure.Http.ServerPage;

namespace Fintech.Infrastructure.Sms;

/// <summary>The text messages in the data folder as a page.</summary>
static class DevSmsPage
{
    const int Shown = 200;

    public static void MapDevSms(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SmsOptions>().IsFiles || app.MapDevPages("/dev/sms") is not { } page)
            return;
        page.MapGet("", async (SmsFolder folder, HttpContext http) =>
            new DevPage("Text messages", await List(folder, http.RequestAborted)));
    }

    static async Task<string> List(SmsFolder folder, CancellationToken ct)
    {
        var texts = folder.List(Shown);
        if (texts.Count == 0)
            return "<p class=\"muted\">No text message yet. Without Sms:Twilio:AccountSid, every text stays here.</p>";
        var html = new StringBuilder("""
            <p class="lead">Without an SMS service, every text message of this installation stays on this machine.</p>
            <table class="stack"><thead><tr><th>Text</th><th>To</th><th>Time (UTC)</th></tr></thead><tbody>
            """);
        foreach (var sms in texts)
            html.Append($"""
                <tr><td class="full">{Text((await folder.Read(sms.Name, ct) ?? "").TrimEnd())}</td>
                <td class="full">{Text(sms.To)}</td><td class="muted nowrap">{Text(sms.Time)}</td></tr>
                """);
        return html.Append("</tbody></table>").ToString();
    }
}
