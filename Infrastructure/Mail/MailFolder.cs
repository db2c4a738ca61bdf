using System.Globalization;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Hosting;
using MimeKit;

namespace Fintech.Infrastructure.Mail;

/// <summary>
/// Where mails go while no SMTP server is set: <c>{Data:Path}/mail/{time}_{kind}_{address}.eml</c>, readable by their
/// owner alone, since they hold sign-in links.
/// </summary>
public sealed partial class MailFolder(ServerOptions server, MailOptions options) : IMailer
{
    internal const string TimeFormat = "yyyyMMdd'T'HHmmssfff";

    public string Folder { get; } = Path.Combine(server.DataPath, "mail");

    public async Task Send(Mail mail, CancellationToken ct)
    {
        Make();
        var time = DateTime.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var name = $"{time}_{mail.Kind}_{NotInNames().Replace(mail.To, "-")}";
        // Written aside and moved, so that whoever watches the folder never sees half a mail.
        var file = Path.Combine(Folder, name + ".eml");
        var aside = file + "." + Guid.NewGuid().ToString("N");
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(aside, mode))
            await MailMessage.From(mail, options.From).WriteToAsync(stream, ct);
        for (var n = 2; File.Exists(file); n++) file = Path.Combine(Folder, $"{name}_{n}.eml");
        File.Move(aside, file);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<string> Names(int limit) => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, "*.eml")
            .Select(f => Path.GetFileName(f)!).OrderDescending(StringComparer.Ordinal).Take(limit)];

    public async Task<MimeMessage?> Open(string name, CancellationToken ct)
    {
        // Only names that the folder lists: an address is no path.
        if (!Names(int.MaxValue).Contains(name)) return null;
        await using var stream = File.OpenRead(Path.Combine(Folder, name));
        return await MimeMessage.LoadAsync(stream, ct);
    }

    void Make()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex("[^A-Za-z0-9@.+-]")]
    private static partial Regex NotInNames();
}
