using Fintech.Infrastructure.Mail;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Fintech.Tests.Mail;

public sealed class MailTests(App app) : IClassFixture<App>
{
    static MailOptions Options(string environment, params (string Key, string Value)[] settings) => MailOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings
            .Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(),
        new HostingEnvironment { EnvironmentName = environment });

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
}
