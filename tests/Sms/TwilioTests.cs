using System.Diagnostics;
using System.Net;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Sms;
using Fintech.Support;
using Fintech.Tests.Delivery;
using Fintech.Tests.McpDoor;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Text = Fintech.Infrastructure.Sms.Sms;

namespace Fintech.Tests.Sms;

/// <summary>The adapter as the product registers it, against a real HTTP server, out of a real outbox.</summary>
public sealed class TwilioTests(App app) : IClassFixture<App>
{
    const string Sid = "AC00000000000000000000000000000042", Token = "a-token:with+signs";
    static readonly CancellationToken Ct = CancellationToken.None;
    static readonly Text Code = new("+15551234567", "sign-in-code", "Fintech: 123456 & ü is your code. +1=2");

    /// <summary>Everything between an outbox and the sink, with all that is logged.</summary>
    sealed class Line : IAsyncDisposable
    {
        readonly KeptLog log = new(LogLevel.Trace);
        WaitingMessages waiting = null!;
        IHost host = null!;
        OutboxChannel channel = null!;
        OutboxSender sender = null!;

        public TwilioSink Sink { get; private set; } = null!;
        public IReadOnlyCollection<string> Log => log.Lines;

        public static async Task<Line> To(App app, string path = "", params (string Key, string Value)[] settings)
        {
            var line = new Line { Sink = await TwilioSink.Start(), waiting = await WaitingMessages.Make(app) };
            var builder = Host.CreateEmptyApplicationBuilder(new());
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Sms:Twilio:AccountSid"] = Sid, ["Sms:Twilio:AuthToken"] = Token,
                ["Sms:Twilio:BaseUrl"] = line.Sink.Url + path,
            });
            if (settings is []) settings = [("Sms:Twilio:From", "+15550009999")];
            builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
            builder.Logging.AddProvider(line.log).SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton(app.Services.GetRequiredService<ServerOptions>());
            new SmsRegistration().Add(builder);
            line.host = builder.Build();
            line.channel = line.host.Services.GetRequiredService<OutboxChannel>();
            line.sender = line.waiting.Sender(
                line.host.Services.GetRequiredService<ILogger<OutboxSender>>(), line.channel);
            return line;
        }

        public Task Add(Text sms) => waiting.Add("sms", sms);

        /// <summary>After that much time; how many are still to be delivered then.</summary>
        public async Task<long> Deliver(int seconds = 0)
        {
            await waiting.Pass(TimeSpan.FromSeconds(seconds));
            await sender.Deliver(channel, Ct);
            return await waiting.Count();
        }

        public async ValueTask DisposeAsync()
        {
            host.Dispose();
            await Sink.DisposeAsync();
            await waiting.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_text_is_a_form_posted_to_the_accounts_messages()
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        Assert.Equal(0, await line.Deliver());
        var sent = Assert.Single(line.Sink.All);
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{Sid}/Messages.json"), (sent.Method, sent.Path));
        Assert.Equal("application/x-www-form-urlencoded", sent.ContentType);
        Assert.Equal($"{Sid}:{Token}", TwilioSink.Basic(sent.Authorization));
        Assert.Equal(
            new Dictionary<string, string> { ["To"] = Code.To, ["From"] = "+15550009999", ["Body"] = Code.Text },
            sent.Form);
    }

    [Fact]
    public async Task A_messaging_service_may_choose_the_number_and_an_address_may_have_a_path()
    {
        await using var line = await Line.To(app, "/api/", ("Sms:Twilio:MessagingServiceSid", "MG42"));
        await line.Add(Code);
        Assert.Equal(0, await line.Deliver());
        var sent = Assert.Single(line.Sink.All);
        Assert.Equal($"/api/2010-04-01/Accounts/{Sid}/Messages.json", sent.Path);
        Assert.Equal("MG42", sent.Form["MessagingServiceSid"]);
        Assert.DoesNotContain("From", sent.Form.Keys);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task What_passes_by_is_tried_again_ever_later(HttpStatusCode status)
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        for (var i = 0; i < 2; i++) line.Sink.ThenRefuse(status, 20429);
        Assert.Equal(1, await line.Deliver());
        Assert.Equal(1, await line.Deliver(seconds: 10)); // not yet
        Assert.Single(line.Sink.All);
        Assert.Equal(1, await line.Deliver(seconds: 5));
        Assert.Equal(0, await line.Deliver(seconds: 30));
        Assert.Equal(3, line.Sink.All.Count);
        Silent(line);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 21211)] // not a number
    [InlineData(HttpStatusCode.BadRequest, 21610)] // its owner wants none
    [InlineData(HttpStatusCode.Forbidden, 21408)] // not in that country
    public async Task A_number_that_is_refused_is_not_tried_again(HttpStatusCode status, int code)
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        line.Sink.ThenRefuse(status, code);
        Assert.Equal(0, await line.Deliver());
        Assert.Equal(0, await line.Deliver(seconds: 60));
        Assert.Single(line.Sink.All);
        Assert.Contains(line.Log, l => l.Contains($"{(int)status}, error {code}"));
        Silent(line);
    }

    [Fact]
    [Asvs("15.3.2", 2)]
    public async Task A_redirect_is_not_followed()
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        line.Sink.Then(http =>
        {
            http.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        Assert.Equal(1, await line.Deliver());
        Assert.DoesNotContain(line.Sink.All, r => r.Path == "/elsewhere");
        Assert.Equal(0, await line.Deliver(seconds: 15));
    }

    [Theory]
    [InlineData(200, """{"sid":"SM1","status":"queued"}""")]
    [InlineData(201, "<html>Welcome to the hotel's network</html>")]
    [InlineData(201, "{}")]
    [InlineData(502, "")]
    public async Task Only_Twilios_own_answer_counts_as_taken(int status, string body)
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        line.Sink.Then(http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        });
        Assert.Equal(1, await line.Deliver());
        Assert.Equal(0, await line.Deliver(seconds: 15));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_left_after_ten_seconds_and_asked_again()
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        line.Sink.Then(http => Task.Delay(Timeout.Infinite, http.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default));
        var clock = Stopwatch.StartNew();
        Assert.Equal(1, await line.Deliver());
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(14));
        Assert.Equal(0, await line.Deliver(seconds: 15));
    }

    [Fact]
    [Asvs("16.5.2", 2)]
    public async Task A_service_that_is_away_gets_the_text_once_it_is_back()
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        var url = line.Sink.Url;
        await line.Sink.DisposeAsync();
        Assert.Equal(1, await line.Deliver());
        await using var back = await TwilioSink.Start(url);
        Assert.Equal(0, await line.Deliver(seconds: 15));
        Assert.Equal(Code.Text, Assert.Single(back.All).Form["Body"]);
        Silent(line);
    }

    [Fact]
    [Asvs("16.2.5", 2)]
    public async Task No_log_has_the_text_the_number_or_the_token()
    {
        await using var line = await Line.To(app);
        await line.Add(Code);
        Assert.Equal(0, await line.Deliver());
        Assert.Contains(line.Log, l => l.Contains("Twilio took sms sign-in-code as SM"));
        Silent(line);
    }

    static void Silent(Line line)
    {
        Assert.NotEmpty(line.Log);
        foreach (var secret in (string[])["123456", "5551234567", Token, Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes($"{Sid}:{Token}"))])
            Assert.DoesNotContain(line.Log, l => l.Contains(secret));
    }
}
