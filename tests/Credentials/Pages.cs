using System.Net;
using System.Text.RegularExpressions;
using Fintech.Support;

namespace Fintech.Tests.Credentials;

/// <summary>The portal's forms as a browser without JavaScript sends them.</summary>
internal static partial class Pages
{
    /// <summary>The hidden fields of a page's form.</summary>
    public static async Task<List<KeyValuePair<string, string>>> Form(this Tester person, string path) =>
        Fields(await person.Http.GetStringAsync(path));

    public static List<KeyValuePair<string, string>> Fields(string html)
    {
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        return [.. Hidden().Matches(main).Select(tag => KeyValuePair.Create(
            Regex.Match(tag.Value, "name=\"([^\"]+)\"").Groups[1].Value,
            WebUtility.HtmlDecode(Regex.Match(tag.Value, "value=\"([^\"]*)\"").Groups[1].Value)))];
    }

    public static async Task<string> Post(
        this Tester person, string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var answer = await person.PostAnswer(path, form);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {html}");
        return WebUtility.HtmlDecode(html);
    }

    public static Task<HttpResponseMessage> PostAnswer(
        this Tester person, string path, IEnumerable<KeyValuePair<string, string>> form) =>
        person.Http.PostAsync(path, new FormUrlEncodedContent(form));

    /// <summary>What the newest mail with a code holds.</summary>
    public static async Task<string> MailedCode(this Tester person) =>
        Regex.Match((await new Mailbox(person.App, person.Email).Newest()).TextBody ?? "", @"\b\d{6,8}\b").Value;

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")] private static partial Regex Hidden();
}
