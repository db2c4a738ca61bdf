using System.Text.RegularExpressions;
using Fintech.Support;

namespace Fintech.Tests.Credentials;

/// <summary>What was sent to one telephone number, as files.</summary>
internal sealed class Phone(App app, string number)
{
    /// <summary>File names, newest first.</summary>
    public List<string> Files() => !Directory.Exists(app.Product.SmsFolder)
        ? []
        : [.. Directory.GetFiles(app.Product.SmsFolder, $"*_{number}*.txt").OrderDescending(StringComparer.Ordinal)];

    /// <summary>A number that no other test has.</summary>
    public static string NewNumber() => $"+1{Random.Shared.NextInt64(2_000_000_000, 9_999_999_999)}";

    /// <summary>Waits until that many are here; the newest.</summary>
    public async Task<string> Newest(int count = 1)
    {
        var files = await Tester.Until(() => Task.FromResult(Files()), f => f.Count >= count);
        return await File.ReadAllTextAsync(files[0]);
    }

    /// <summary>The digits of the code in the newest one.</summary>
    public async Task<string> Code(int count = 1) =>
        Regex.Match(await Newest(count), @"(?<!\d)\d{6,8}(?!\d)").Value;
}
