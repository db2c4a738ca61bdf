using System.Text.RegularExpressions;
using Fintech.Support;
using MimeKit;

namespace Fintech.Tests.Credentials;

/// <summary>What was mailed to one address, as files.</summary>
internal sealed class Mailbox(App app, string email)
{
    /// <summary>File names, newest first.</summary>
    public List<string> Files() => !Directory.Exists(app.Product.MailFolder)
        ? []
        : [.. Directory.GetFiles(app.Product.MailFolder, $"*_{email}*.eml").OrderDescending(StringComparer.Ordinal)];

    /// <summary>Waits until every mail that was asked for is here; the outbox is that of all tests.</summary>
    public async Task<List<string>> All()
    {
        // What is not due any more has been written.
        await Tester.Until(async () => await app.Sql(
            "select count(*) from mail_outbox where next_try_at < now() + interval '10 minutes'"), n => n is 0L);
        return Files();
    }

    public async Task<MimeMessage> Newest()
    {
        await All();
        return await MimeMessage.LoadAsync((await Tester.Until(() => Task.FromResult(Files()), m => m.Count > 0))[0]);
    }

    /// <summary>What the link to a page holds in the newest mail.</summary>
    public async Task<string> Token(string page) =>
        Regex.Match((await Newest()).TextBody ?? "", $@"/{page}\?token=(\S+)").Groups[1].Value;
}
