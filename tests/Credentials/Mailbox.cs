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

    /// <param name="kind">Such as <c>new-sign-in</c>; any, if left out.</param>
    public async Task<MimeMessage> Newest(string? kind = null)
    {
        await All();
        var found = await Tester.Until(() => Task.FromResult(Of(kind)), m => m.Count > 0);
        return await MimeMessage.LoadAsync(found[0]);
    }

    public List<string> Of(string? kind) => kind is null ? Files() : Files().FindAll(f => f.Contains($"_{kind}_"));

    /// <summary>What the link to a page holds in the newest mail that has one.</summary>
    public async Task<string> Token(string page)
    {
        await All();
        foreach (var file in Files())
        {
            var link = Regex.Match((await MimeMessage.LoadAsync(file)).TextBody ?? "", $@"/{page}\?token=(\S+)");
            if (link.Success) return link.Groups[1].Value;
        }
        throw new FileNotFoundException($"No mail to {email} leads to /{page}.");
    }

    /// <summary>The code of the newest mail with one.</summary>
    public async Task<string> Code() => Regex.Match((await Newest("code")).TextBody!, @"\b\d{6}\b").Value;
}
