using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Fintech.Tests.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.Sms;

/// <summary>A server that takes texts in Twilio's wire format, and answers the next ones as it is told.</summary>
internal sealed class TwilioSink : IAsyncDisposable
{
    readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();
    readonly ConcurrentQueue<Received> received = new();
    readonly WebApplication app;

    internal sealed record Received(
        string Method, string Path, string Authorization, string ContentType, IReadOnlyDictionary<string, string> Form);

    TwilioSink(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";
    public List<Received> All => [.. received];

    /// <param name="url">Where one listened before; else a free port.</param>
    public static async Task<TwilioSink> Start(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", url);
        var sink = new TwilioSink(builder.Build());
        sink.app.Run(sink.Take);
        await sink.app.StartAsync();
        sink.Url = SandboxFixture.AddressOf(sink.app);
        return sink;
    }

    /// <summary>The next answer; after all of them 201.</summary>
    public void Then(Func<HttpContext, Task> answer) => answers.Enqueue(answer);

    /// <summary>As Twilio refuses: <c>{code, message, more_info, status}</c>; its message names the number.</summary>
    public void ThenRefuse(HttpStatusCode status, int code) => Then(http =>
    {
        http.Response.StatusCode = (int)status;
        var form = received.Last().Form;
        return http.Response.WriteAsJsonAsync(new
        {
            code, message = $"The 'To' number {form["To"]} is not one for {form["Body"]}.",
            more_info = $"https://www.twilio.com/docs/errors/{code}", status = (int)status,
        });
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Take(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        received.Enqueue(new(http.Request.Method, http.Request.Path, http.Request.Headers.Authorization.ToString(),
            http.Request.ContentType ?? "", form.ToDictionary(f => f.Key, f => f.Value.ToString())));
        if (answers.TryDequeue(out var answer))
        {
            await answer(http);
            return;
        }
        http.Response.StatusCode = 201;
        await http.Response.WriteAsJsonAsync(new
        {
            sid = "SM" + Guid.NewGuid().ToString("N"), status = "queued", to = form["To"].ToString(),
            body = form["Body"].ToString(), num_segments = "1", error_code = (int?)null, error_message = (string?)null,
        });
    }

    /// <summary>The name and the word of HTTP basic.</summary>
    public static string Basic(string header) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..]));
}
