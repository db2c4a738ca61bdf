using System.Net;
using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Mail;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Fintech.Tests.Mail;

public sealed class MailTests(App app) : IClassFixture<App>
{
    sealed record Host(string EnvironmentName) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = EnvironmentName;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    static MailOptions Options(string environment, params (string Key, string Value)[] settings) => MailOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings
            .Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(),
        new Host(environment));

    [Fact]
    public void Production_without_a_mail_server_does_not_start_and_says_what_to_set()
    {
        var refused = Assert.ThrowsAny<Exception>(() => Options("Production"));
        Assert.Contains("Mail:Smtp:Host", refused.Message);
        Assert.Equal("mail.example", Options("Production", ("Mail:Smtp:Host", "mail.example")).Host);
        Assert.Null(Options("Development").Host);
    }

    [Fact]
    public void A_senders_address_that_is_none_is_named() =>
        Assert.Contains("Mail:From",
            Assert.ThrowsAny<Exception>(() => Options("Development", ("Mail:From", "@"))).Message);

    [Fact]
    public async Task Mails_are_files_that_only_their_owner_may_read()
    {
        var ada = new Newcomer(app);
        await ada.Register();
        await ada.MailedToken();
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ada.Mails()[0]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(app.Product.MailFolder));
    }

    [Fact]
    public async Task The_page_shows_mails_with_their_links()
    {
        var ada = new Newcomer(app);
        await ada.Register();
        var token = await ada.MailedToken();
        var list = await ada.Http.GetStringAsync("/dev/mail");
        Assert.Contains(ada.Email, list);
        var view = await ada.Http.GetAsync("/dev/mail/" + Uri.EscapeDataString(Path.GetFileName(ada.Mails()[0])));
        Assert.Contains($"<a href=\"{app.Url.GetLeftPart(UriPartial.Authority)}/confirm?token={token}\">",
            await view.Content.ReadAsStringAsync());
        Assert.Contains("href=\"/portal/portal.css\"", list);
        Assert.DoesNotMatch("<style|<script|\\sstyle=", list);
        Assert.DoesNotContain("unsafe", string.Join(' ', view.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", view.Headers.GetValues("Referrer-Policy").Single());
        await ada.Http.Send(HttpMethod.Get, "/dev/mail/..%2Fmaster.key").IsRefused(404, "request.route_not_found");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.7")]
    public async Task The_page_is_not_there_under_another_hosts_name(string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/dev/mail");
        request.Headers.Host = host;
        using var answer = await app.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("192.168.1.7", "localhost", false)]
    [InlineData("127.0.0.1", "example.com", false)]
    public void The_page_is_for_this_machine_alone(string peer, string host, bool isLocal)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        http.Request.Host = new(host);
        Assert.Equal(isLocal, DevMailPage.IsLocal(http));
    }

    sealed class Postman : IMailer
    {
        public int Refusals = 2;
        public List<string> Delivered { get; } = [];

        public Task Send(Infrastructure.Mail.Mail mail, CancellationToken ct)
        {
            if (Refusals-- > 0) throw new IOException("The mail server is down.");
            Delivered.Add(mail.To);
            return Task.CompletedTask;
        }
    }

    // A database of its own: this sender must not take the mails of other tests, nor the product's sender this one's.
    [Fact]
    public async Task A_mail_that_a_server_refuses_is_tried_again_and_delivered_once()
    {
        var name = $"mail_{Guid.NewGuid():N}";
        var admin = app.Product.Postgres.AdminConnectionString;
        var own = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ToString();
        await Run(admin, $"create database {name}");
        await using var database = new Database(new() { Postgres = own, PostgresDirect = own });
        await Run(own, """
            create table mail_outbox (
                id uuid primary key default gen_random_uuid(), sealed bytea not null, attempts int not null default 0,
                next_try_at timestamptz not null default now())
            """);
        var box = app.Services.GetRequiredService<SecretBox>();
        var mail = new Infrastructure.Mail.Mail("ada@fintech.example", "test", "Test", ["A test."]);
        var sealedMail = box.Seal(JsonSerializer.Serialize(mail, Wire.Options), Outbox.Purpose);
        await using (var insert = database.Main.CreateCommand("insert into mail_outbox (sealed) values ($1)"))
        {
            insert.Parameters.Add(new() { Value = sealedMail });
            await insert.ExecuteNonQueryAsync();
        }
        var postman = new Postman();
        var sender = new MailSender(database, box, postman, NullLogger<MailSender>.Instance);
        for (var i = 0; i < 5; i++)
        {
            await sender.Deliver(CancellationToken.None);
            Assert.Equal(0, await sender.Deliver(CancellationToken.None)); // not before its time
            await Run(own, "update mail_outbox set next_try_at = now()");
        }
        Assert.Equal([mail.To], postman.Delivered);
    }

    [Fact]
    public async Task A_waiting_mail_cannot_be_read_in_the_database()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FintechDb>();
        scope.ServiceProvider.GetRequiredService<Outbox>().Add(new("secret@fintech.example", "test", "Test",
            ["A secret."]));
        var row = db.ChangeTracker.Entries<OutgoingMail>().Single().Entity;
        var text = System.Text.Encoding.Latin1.GetString(row.Sealed);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
    }

    static async Task Run(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
