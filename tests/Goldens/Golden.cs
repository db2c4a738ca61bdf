using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Support;

namespace Fintech.Tests.Goldens;

/// <summary>
/// What others build on, kept as files: a change of it must be seen and meant. UPDATE_GOLDENS=1 rewrites all of them.
/// </summary>
static partial class Golden
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void IsKept(string name, JsonNode actual) =>
        IsKept(name, actual.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");

    public static void IsKept(string name, string text)
    {
        var file = Path.Combine(Root.Path, "tests", "Goldens", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }
        Assert.True(File.Exists(file), $"There is no golden {name}. UPDATE_GOLDENS=1 ./test server writes it.");
        Assert.True(File.ReadAllText(file) == text, $"{name} changed: {FirstDifference(File.ReadAllText(file), text)}. "
            + "If it was meant, rewrite the goldens with UPDATE_GOLDENS=1 ./test server and look at the difference.");
    }

    static string FirstDifference(string kept, string now)
    {
        var (before, after) = (kept.Split('\n'), now.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(before.Length, after.Length))
            .FirstOrDefault(i => before[i] != after[i], -1);
        return at < 0
            ? $"{before.Length} lines, now {after.Length}"
            : $"line {at + 1} was {before[at].Trim()} and is {after[at].Trim()}";
    }

    /// <summary>
    /// The same payload whoever ran it and when: ids, keys, times, days and numbers give way to their form.
    /// </summary>
    public static JsonNode? Shape(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Shape(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Shape)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => Form((string)value!),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => 1,
        _ => node?.DeepClone(),
    };

    static string Form(string text) =>
        Id().IsMatch(text) ? text[..text.LastIndexOf('_')] + "_…"
        : text.EndsWith("@fintech.example", StringComparison.Ordinal) ? "somebody@fintech.example"
        : Time().IsMatch(text) ? "2026-07-28T09:30:00.000Z"
        : Day().IsMatch(text) ? "2026-07-28"
        : Key().IsMatch(text) ? "fk_sandbox_ab12…"
        : Digest().IsMatch(text) ? "9f86…"
        : Amount().IsMatch(text) ? (text[0] == '-' ? "-12.34" : "12.34")
        : text;

    [GeneratedRegex("^[0-9a-f]{64}$")] private static partial Regex Digest();
    [GeneratedRegex("^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$")] private static partial Regex Id();
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+Z$")] private static partial Regex Time();
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")] private static partial Regex Day();
    [GeneratedRegex("^fk_sandbox_.{4}…$")] private static partial Regex Key();
    [GeneratedRegex(@"^-?\d+(\.\d+)?$")] private static partial Regex Amount();
}
