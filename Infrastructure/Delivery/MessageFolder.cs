using System.Globalization;
using System.Text.RegularExpressions;

namespace Fintech.Infrastructure.Delivery;

/// <summary>
/// Where messages go while nobody carries them: <c>{time}_{kind}_{to}</c>, readable by their owner alone, since they
/// hold what signs in.
/// </summary>
/// <param name="folder">Made when it is first needed.</param>
/// <param name="ending">Of the files' names, such as <c>.eml</c>.</param>
public sealed partial class MessageFolder(string folder, string ending)
{
    const string TimeFormat = "yyyyMMdd'T'HHmmssfff";

    /// <summary>What a file's name tells of its message.</summary>
    /// <param name="Kind">"confirm-email" as "Confirm email".</param>
    /// <param name="Time">In UTC, for people.</param>
    public sealed record Facts(string Name, string Kind, string To, string Time);

    public async Task Write(Message message, Func<Stream, Task> content)
    {
        Make();
        var time = DateTime.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var name = $"{time}_{message.Kind}_{NotInNames().Replace(message.To, "-")}";
        // Written aside and moved, so that whoever watches the folder never sees half a message.
        var file = Path.Combine(folder, name + ending);
        var aside = file + "." + Guid.NewGuid().ToString("N");
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(aside, mode)) await content(stream);
        for (var n = 2; File.Exists(file); n++) file = Path.Combine(folder, $"{name}_{n}{ending}");
        File.Move(aside, file);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Facts> List(int limit) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*" + ending)
            .Select(f => Path.GetFileName(f)!).OrderDescending(StringComparer.Ordinal).Take(limit).Select(Told)];

    /// <returns>Null for a name that the folder does not list: an address is no path.</returns>
    public Stream? Open(string name) =>
        List(int.MaxValue).Any(f => f.Name == name) ? File.OpenRead(Path.Combine(folder, name)) : null;

    Facts Told(string name)
    {
        var parts = name[..^ending.Length].Split('_', 3);
        var kind = (parts.ElementAtOrDefault(1) ?? name).Replace('-', ' ');
        return new(name, kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..],
            parts.ElementAtOrDefault(2) ?? "",
            DateTime.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, default, out var time)
                ? Words(time)
                : parts[0]);
    }

    internal static string Words(DateTime utc) => utc.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    void Make()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex("[^A-Za-z0-9@.+-]")]
    private static partial Regex NotInNames();
}
