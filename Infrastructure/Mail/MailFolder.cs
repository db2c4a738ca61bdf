using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>Where mails go while no SMTP server is set: <c>{Data:Path}/mail/{time}_{kind}_{address}.eml</c>.</summary>
public sealed class MailFolder(ServerOptions server, MailOptions options) : IMailer
{
    readonly MessageFolder files = new(Path.Combine(server.DataPath, "mail"), ".eml");

    public Task Send(Mail mail, CancellationToken ct) =>
        files.Write(mail, stream => MailMessage.From(mail, options.From).WriteToAsync(stream, ct));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MessageFolder.Facts> List(int limit) => files.List(limit);

    public async Task<MimeMessage?> Open(string name, CancellationToken ct)
    {
        await using var file = files.Open(name);
        return file is null ? null : await MimeMessage.LoadAsync(file, ct);
    }
}
