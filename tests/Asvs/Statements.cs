using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fintech.Tests.Asvs;

/// <summary>What a request asks of the database: the trace that it begins is the one that its statements belong to.</summary>
internal sealed class Statements : IDisposable
{
    readonly ConcurrentDictionary<string, ConcurrentQueue<string>> seen = new();
    readonly ActivityListener listener;

    public Statements()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name is not "Npgsql" || !seen.TryGetValue(activity.TraceId.ToString(), out var mine)) return;
                mine.Enqueue((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) as string ?? "");
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <returns>The answer's status, and each round trip with the kinds of its statements, such as INSERT mail_outbox.</returns>
    public async Task<(int Status, List<string> RoundTrips)> Of(HttpClient http, string path, JsonObject body)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        var mine = seen[trace] = [];
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, [.. mine.Select(Kinds).Where(k => k.Length > 0)]);
    }

    static string Kinds(string sql) => string.Join(" + ", Regex
        .Matches(sql, @"\b(INSERT INTO|UPDATE|DELETE FROM|FROM)\s+""?(\w+)", RegexOptions.IgnoreCase)
        .Select(m => $"{m.Groups[1].Value.ToUpperInvariant()} {m.Groups[2].Value}"));

    public void Dispose() => listener.Dispose();
}
