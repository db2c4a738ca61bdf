using System.Globalization;
using Fintech.Features.Developers.ApiLog;

namespace Fintech.Portal.Logs;

/// <summary>Calls in a person's words.</summary>
static class LogWords
{
    /// <summary>Spans of time that a filter offers, by the word in the address.</summary>
    public static readonly IReadOnlyList<(string Value, string Words, TimeSpan Length)> Spans =
    [
        ("hour", "The last hour", TimeSpan.FromHours(1)), ("day", "The last 24 hours", TimeSpan.FromDays(1)),
        ("week", "The last 7 days", TimeSpan.FromDays(7)), ("month", "The last 30 days", TimeSpan.FromDays(30)),
    ];

    public static DateTimeOffset? Since(string? span) =>
        Spans.FirstOrDefault(s => s.Value == span) is { Value: not null } found ? DateTimeOffset.UtcNow - found.Length : null;

    public static string Took(long microseconds) => microseconds switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds} µs"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000.0:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000.0:0.0} s"),
    };

    /// <summary>A colour has a word beside it: the number itself, or the code.</summary>
    public static string? Class(int status) => status >= 500 ? "bad" : status >= 400 ? "warn" : null;

    public static string Who(ApiCallView call, IReadOnlyDictionary<string, string> names) =>
        names.GetValueOrDefault(call.CallerId) ?? (call.KeyId is null ? "A person" : call.CallerId);
}
