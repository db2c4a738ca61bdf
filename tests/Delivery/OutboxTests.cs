using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Delivery;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Text = Fintech.Infrastructure.Sms.Sms;

namespace Fintech.Tests.Delivery;

public sealed class OutboxTests(App app) : IClassFixture<App>
{
    static readonly CancellationToken Ct = CancellationToken.None;
    static readonly Infrastructure.Mail.Mail Mail = new("ada@fintech.example", "test", "Test", ["A test."]);
    static readonly Text Sms = new("+15551234567", "test", "A test.");

    sealed class Postman
    {
        public int Refusals;
        public List<string> Delivered { get; } = [];

        public Task Send(Message message, CancellationToken ct)
        {
            if (Refusals-- > 0) throw new IOException("The server is down.");
            Delivered.Add(message.To);
            return Task.CompletedTask;
        }
    }

    static OutboxChannel MailBy(Func<Message, CancellationToken, Task> send) =>
        OutboxChannel.For<Infrastructure.Mail.Mail>("mail", TimeSpan.FromMinutes(1), null, send);

    static OutboxChannel SmsBy(Func<Message, CancellationToken, Task> send) =>
        OutboxChannel.For<Text>("sms", TimeSpan.FromSeconds(15), Text.GoodFor, send);

    [Fact]
    [Asvs("16.5.2", 2)]
    public async Task What_a_server_refuses_is_tried_again_ever_later_and_delivered_once()
    {
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("mail", Mail);
        var postman = new Postman { Refusals = 2 };
        var channel = MailBy(postman.Send);
        var sender = waiting.Sender(null, channel);
        Assert.Equal(1, await sender.Deliver(channel, Ct));
        foreach (var minutes in (int[])[1, 2])
        {
            await waiting.Pass(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(5));
            Assert.Equal(0, await sender.Deliver(channel, Ct)); // not before its time
            Assert.Empty(postman.Delivered);
            await waiting.Pass(TimeSpan.FromSeconds(5));
            Assert.Equal(1, await sender.Deliver(channel, Ct));
        }
        await waiting.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await sender.Deliver(channel, Ct));
        Assert.Equal([Mail.To], postman.Delivered);
        Assert.Equal(0, await waiting.Count());
    }

    [Fact]
    public async Task A_mail_waits_for_its_server_for_days_and_a_text_only_while_its_code_lives()
    {
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("mail", Mail);
        await waiting.Add("sms", Sms);
        var (mails, texts) = (new Postman { Refusals = 1 }, new Postman { Refusals = 1 });
        var (mail, sms) = (MailBy(mails.Send), SmsBy(texts.Send));
        var sender = waiting.Sender(null, mail, sms);
        await sender.Deliver(mail, Ct);
        await sender.Deliver(sms, Ct);
        Assert.Equal(2, await waiting.Count());
        await waiting.Pass(Text.GoodFor + TimeSpan.FromSeconds(1));
        await sender.Deliver(mail, Ct);
        Assert.Equal(1, await sender.Deliver(sms, Ct));
        Assert.Equal([Mail.To], mails.Delivered);
        Assert.Empty(texts.Delivered);
        Assert.Equal(0, await waiting.Count());
    }

    [Fact]
    public async Task What_can_never_be_delivered_is_dropped_at_once()
    {
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("sms", Sms);
        var channel = SmsBy((_, _) => throw new UndeliverableException("No such number."));
        Assert.Equal(1, await waiting.Sender(null, channel).Deliver(channel, Ct));
        Assert.Equal(0, await waiting.Count());
    }

    [Fact]
    [Asvs("16.5.2", 2)]
    public async Task A_mail_server_that_hangs_holds_up_no_text_message()
    {
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("mail", Mail);
        var (hangs, postman) = (new TaskCompletionSource(), new Postman());
        var channel = SmsBy(postman.Send);
        using var sender = waiting.Sender(null, channel, MailBy((_, ct) =>
        {
            hangs.TrySetResult();
            return Task.Delay(Timeout.Infinite, ct);
        }));
        await sender.StartAsync(Ct);
        await hangs.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await waiting.Add("sms", Sms);
        sender.Wake("sms");
        await Tester.Until(() => Task.FromResult(postman.Delivered.Count), n => n == 1, seconds: 10);
        await sender.StopAsync(Ct);
        Assert.Equal(1, await waiting.Count()); // the mail, for the next start
    }

    [Fact]
    [Asvs("6.5.2", 2)]
    public async Task What_waits_cannot_be_read_in_the_database()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        outbox.Add(new("secret@fintech.example", "test", "Test", ["A secret."]));
        outbox.Add(new Text("+15550001111", "test", "A secret."));
        var rows = db.ChangeTracker.Entries<OutgoingMessage>().Select(e => e.Entity).ToList();
        Assert.Equal(["mail", "sms"], rows.Select(r => r.Channel));
        Assert.All(rows, row =>
        {
            var text = System.Text.Encoding.Latin1.GetString(row.Sealed);
            Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("0001111", text);
        });
    }
}
