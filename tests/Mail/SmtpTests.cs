using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Mail;
using Fintech.Support;
using Fintech.Tests.Delivery;
using Fintech.Tests.McpDoor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Letter = Fintech.Infrastructure.Mail.Mail;

namespace Fintech.Tests.Mail;

/// <summary>MailKit as the product uses it, against a real mail server, out of a real outbox.</summary>
public sealed class SmtpTests(App app) : IClassFixture<App>
{
    const string Password = "a password, 42";
    static readonly CancellationToken Ct = CancellationToken.None;

    static readonly Letter Hello = new("ada@fintech.example", "test", "Grüße, Ada",
        ["Here you are:", ".", "A line that begins\n.with a dot, and <b>signs</b>."],
        new("Open", "https://host.example/x?y=1"));

    static SmtpMailer Mailer(int port, string? user = null, bool trustsAll = true) => new(
        MailOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:From"] = "Fintech <no-reply@fintech.example>", ["Mail:Smtp:Host"] = "localhost",
            ["Mail:Smtp:Port"] = $"{port}", ["Mail:Smtp:User"] = user, ["Mail:Smtp:Password"] = Password,
        }).Build(), new HostingEnvironment { EnvironmentName = "Production" }))
    {
        Trust = trustsAll ? (_, _, _, _) => true : null,
    };

    [Fact]
    public async Task A_mail_arrives_whole()
    {
        await using var server = SmtpSink.Start();
        await Mailer(server.Port).Send(Hello, Ct);
        var mail = Assert.Single(server.All);
        Assert.StartsWith("MAIL FROM:<no-reply@fintech.example>", mail.From);
        Assert.Equal("RCPT TO:<ada@fintech.example>", Assert.Single(mail.To));
        Assert.Equal("Grüße, Ada", mail.Message.Subject);
        Assert.Equal("\"Fintech\" <no-reply@fintech.example>", mail.Message.From.ToString());
        Assert.Equal("ada@fintech.example", mail.Message.To.ToString());
        Assert.Equal(
            "Here you are:\n\nhttps://host.example/x?y=1\n\n.\n\nA line that begins\n.with a dot, and <b>signs</b>."
            + "\n\nFintech\n", mail.Message.TextBody!.Replace("\r", ""));
        Assert.Contains("href=\"https://host.example/x?y=1\"", mail.Message.HtmlBody);
        Assert.Contains("&lt;b&gt;signs&lt;/b&gt;", mail.Message.HtmlBody);
        Assert.Equal("auto-generated", mail.Message.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_password_travels_through_TLS_alone()
    {
        await using var server = SmtpSink.Start(hasTls: true);
        server.Account = ("fintech", Password);
        await Mailer(server.Port, "fintech").Send(Hello, Ct);
        Assert.True(Assert.Single(server.All).IsSecret);
        Assert.True(server.Commands.IndexOf("STARTTLS") < server.Commands.FindIndex(c => c.StartsWith("AUTH")));
    }

    [Fact]
    public async Task A_server_without_TLS_or_with_a_foreign_certificate_gets_no_password()
    {
        await using var plain = SmtpSink.Start();
        await using var foreign = SmtpSink.Start(hasTls: true);
        plain.Account = foreign.Account = ("fintech", Password);
        await Assert.ThrowsAsync<NotSupportedException>(() => Mailer(plain.Port, "fintech").Send(Hello, Ct));
        await Assert.ThrowsAsync<MailKit.Security.SslHandshakeException>(
            () => Mailer(foreign.Port, "fintech", trustsAll: false).Send(Hello, Ct));
        Assert.All((SmtpSink[])[plain, foreign], server =>
        {
            Assert.Contains(server.Commands, c => c.StartsWith("EHLO"));
            Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH"));
            Assert.Empty(server.All);
        });
    }

    [Fact]
    public async Task A_mail_waits_while_the_server_refuses_our_password_and_no_log_has_it()
    {
        await using var server = SmtpSink.Start(hasTls: true);
        server.Account = ("fintech", "another one");
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("mail", Hello);
        var log = new KeptLog(LogLevel.Trace);
        using var logs = LoggerFactory.Create(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        var channel = Channel(Mailer(server.Port, "fintech"));
        var sender = waiting.Sender(logs.CreateLogger<OutboxSender>(), channel);
        await sender.Deliver(channel, Ct);
        Assert.Equal(1, await waiting.Count());
        Assert.Empty(server.All);
        Assert.Contains("AuthenticationException", Assert.Single(log.Lines));
        Assert.DoesNotContain(Password, log.Lines.Single());
        server.Account = ("fintech", Password);
        await waiting.Pass(TimeSpan.FromMinutes(1));
        await sender.Deliver(channel, Ct);
        Assert.Equal(0, await waiting.Count());
        Assert.Single(server.All);
    }

    [Fact]
    public async Task A_mail_waits_while_the_server_is_away_or_busy_and_arrives_once()
    {
        await using var waiting = await WaitingMessages.Make(app);
        await waiting.Add("mail", Hello);
        int port;
        await using (var gone = SmtpSink.Start()) port = gone.Port;
        var channel = Channel(Mailer(port));
        var sender = waiting.Sender(null, channel);
        await sender.Deliver(channel, Ct);
        Assert.Equal(1, await waiting.Count());
        await using var back = SmtpSink.Start(port);
        back.Recipients = "451 4.7.1 Come back later";
        await waiting.Pass(TimeSpan.FromMinutes(1));
        await sender.Deliver(channel, Ct);
        Assert.Equal(1, await waiting.Count());
        back.Recipients = "250 OK";
        await waiting.Pass(TimeSpan.FromMinutes(2));
        await sender.Deliver(channel, Ct);
        Assert.Equal(0, await waiting.Count());
        Assert.Single(back.All);
    }

    [Theory]
    [InlineData("Ada.Lovelace+bank@Fintech.Example")]
    [InlineData("o'hara!#$%&*/=?^_`{|}~-@fintech.example")]
    [InlineData("ada@xn--bcher-kva.example")]
    [InlineData("a.b.c@d.e-f.example")]
    [InlineData("ada@localhost")]
    public async Task Every_address_that_people_may_register_with_is_reached(string to)
    {
        Assert.True(EmailAddress.IsOne(to));
        await using var server = SmtpSink.Start();
        await Mailer(server.Port).Send(Hello with { To = to }, Ct);
        Assert.Equal($"RCPT TO:<{to}>", Assert.Single(Assert.Single(server.All).To));
    }

    [Theory]
    [InlineData("a..b@fintech.example")]
    [InlineData(".a@fintech.example")]
    [InlineData("a.@fintech.example")]
    public void Nobody_registers_with_an_address_that_no_mail_can_have(string email) =>
        Assert.False(EmailAddress.IsOne(email));

    [Theory]
    [InlineData("ada@fintech.example\r\nBcc: eve@evil.example")]
    [InlineData("ada@fintech.example>\r\nRCPT TO:<eve@evil.example")]
    [InlineData("\"a\r\nRCPT TO:<eve@evil.example>\r\n\"@fintech.example")]
    [InlineData("ada@fintech.example, eve@evil.example")]
    [InlineData("ada@fintech.example\neve@evil.example")]
    [InlineData("Ada\r\nBcc: eve@evil.example <ada@fintech.example>")]
    [InlineData("eve@evil.example <ada@fintech.example>")]
    public async Task An_address_with_more_than_an_address_in_it_goes_nowhere(string to)
    {
        await using var server = SmtpSink.Start();
        await Assert.ThrowsAsync<UndeliverableException>(() => Mailer(server.Port).Send(Hello with { To = to }, Ct));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task A_line_break_in_a_subject_or_a_text_makes_no_header()
    {
        await using var server = SmtpSink.Start();
        const string evil = "Hello\r\nBcc: eve@evil.example\r\n\r\nA body.\r\n.\r\nRCPT TO:<eve@evil.example>";
        await Mailer(server.Port).Send(Hello with { Subject = evil, Text = [evil], Link = new(evil, evil) }, Ct);
        var mail = Assert.Single(server.All);
        Assert.Single(mail.To);
        Assert.DoesNotContain(server.Commands, c => c.Contains("eve@"));
        Assert.Empty(mail.Message.Bcc);
        Assert.Equal(["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            mail.Message.Headers.Concat(mail.Message.Body!.Headers).Select(h => h.Field).Distinct()
                .Order(StringComparer.Ordinal));
    }

    static OutboxChannel Channel(SmtpMailer mailer) =>
        OutboxChannel.For<Letter>("mail", TimeSpan.FromMinutes(1), null, mailer.Send);
}
