using System.Net.ServerSentEvents;

namespace Fintech.Support;

/// <summary>An open SSE stream and what came over it so far.</summary>
public sealed class EventStream : IAsyncDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly HttpResponseMessage answer;
    readonly Task reading;
    readonly List<SseItem<string>> items = [];

    EventStream(HttpResponseMessage answer)
    {
        this.answer = answer;
        reading = Read();
    }

    public static async Task<EventStream> Open(HttpClient http, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events/stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(answer);
    }

    public IReadOnlyList<SseItem<string>> Items
    {
        get { lock (items) return [.. items]; }
    }

    public Task<IReadOnlyList<SseItem<string>>> Until(
        Func<IReadOnlyList<SseItem<string>>, bool> done, int seconds = 10) =>
        Tester.Until(() => Task.FromResult(Items), done, seconds);

    /// <summary>The server ended it.</summary>
    public Task Ended(int seconds) => reading.WaitAsync(TimeSpan.FromSeconds(seconds));

    async Task Read()
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(stop.Token);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(stop.Token))
                lock (items) items.Add(item);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpIOException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        answer.Dispose();
        stop.Dispose();
    }
}
