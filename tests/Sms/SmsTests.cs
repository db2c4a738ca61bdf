using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Sms;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Text = Fintech.Infrastructure.Sms.Sms;

namespace Fintech.Tests.Sms;

public sealed class SmsTests(App app) : IClassFixture<App>
{
    static readonly (string, string)[] Whole =
    [
        ("Sms:Twilio:AccountSid", "AC42"), ("Sms:Twilio:AuthToken", "token"), ("Sms:Twilio:From", "+15550009999"),
    ];

    static SmsOptions Options(string environment, params (string Key, string Value)[] settings) => SmsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings
            .GroupBy(s => s.Key, s => (string?)s.Value).ToDictionary(g => g.Key, g => g.Last())).Build(),
        new HostingEnvironment { EnvironmentName = environment });

    [Fact]
    public void Without_a_service_texts_are_files_and_Production_says_what_to_set()
    {
        Assert.True(Options("Development") is { IsAvailable: true, IsFiles: true });
        var refused = Assert.Throws<ConfigurationException>(() => Options("Production"));
        Assert.Contains("Sms:Twilio:AccountSid", refused.Message);
        Assert.Contains("Sms:Enabled=false", refused.Message);
    }

    [Fact]
    public void With_a_service_no_text_becomes_a_file()
    {
        var options = Options("Production", Whole);
        Assert.True(options is { IsAvailable: true, IsFiles: false });
        Assert.Equal("https://api.twilio.com/", options.Twilio!.BaseUrl.AbsoluteUri);
        Assert.DoesNotContain("token", options.ToString());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public void Switched_off_no_codes_by_SMS_can_be_offered(string environment) => Assert.True(
        Options(environment, [.. Whole, ("Sms:Enabled", "false")]) is { IsAvailable: false, IsFiles: false });

    [Theory]
    [InlineData("Sms:Twilio:AccountSid", "", "AccountSid")]
    [InlineData("Sms:Twilio:AccountSid", "AC42/../AC43", "AccountSid")]
    [InlineData("Sms:Twilio:AuthToken", " ", "AuthToken")]
    [InlineData("Sms:Twilio:From", "", "MessagingServiceSid")]
    [InlineData("Sms:Twilio:From", "0155 1234", "From")]
    [InlineData("Sms:Twilio:From", "A name that is too long", "From")]
    [InlineData("Sms:Twilio:MessagingServiceSid", "MG42", "From")]
    [InlineData("Sms:Twilio:BaseUrl", "http://api.twilio.com", "BaseUrl")]
    [InlineData("Sms:Twilio:BaseUrl", "api.twilio.com", "BaseUrl")]
    [InlineData("Sms:Twilio:BaseUrl", "https://me:secret@api.twilio.com", "BaseUrl")]
    [InlineData("Sms:Enabled", "perhaps", "Sms:Enabled")]
    public void A_setting_that_cannot_work_is_named_with_its_cure(string key, string value, string named)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Options("Development", [.. Whole, (key, value)]));
        Assert.Contains(named, refused.Message);
        Assert.DoesNotContain("secret", refused.Message);
        Assert.EndsWith(".", refused.Message);
    }

    [Theory]
    [InlineData("+15551234567", true)]
    [InlineData("+491711234567", true)]
    [InlineData("15551234567", false)]
    [InlineData("+0555123456", false)]
    [InlineData("+1 555 123 4567", false)]
    [InlineData("+15551234567\n", false)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+١٥٥٥١٢٣٤٥٦٧", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_number_has_its_country_and_nothing_but_digits(string? number, bool isOne) =>
        Assert.Equal(isOne, Text.IsNumber(number));

    [Fact]
    public async Task Texts_are_files_that_only_their_owner_may_read_and_a_page_shows_them()
    {
        var number = Phone.NewNumber();
        await Send(new Text(number, "sign-in-code", "Your code is 123456. <b>Never</b> pass it on."));
        var phone = new Phone(app, number);
        Assert.Equal("Your code is 123456. <b>Never</b> pass it on.\n", await phone.Newest());
        Assert.Equal("123456", await phone.Code());
        Assert.Matches(@"/\d{8}T\d{9}_sign-in-code_\+\d+\.txt$", Assert.Single(phone.Files()).Replace('\\', '/'));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(phone.Files()[0]));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(app.Product.SmsFolder));
        }
        using var answer = await app.Client().GetAsync("/dev/sms");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Your code is 123456. &lt;b&gt;Never&lt;/b&gt; pass it on.", page);
        Assert.Contains(number, page);
        Assert.DoesNotMatch("<style|<script|\\sstyle=", page);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("unsafe", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Two_texts_of_one_moment_are_two_files()
    {
        var number = Phone.NewNumber();
        await Send(new Text(number, "sign-in-code", "First."), new Text(number, "sign-in-code", "Second."));
        var files = await Tester.Until(() => Task.FromResult(new Phone(app, number).Files()), f => f.Count == 2);
        Assert.Equal(["First.\n", "Second.\n"], files.Select(File.ReadAllText).Order());
    }

    async Task Send(params Text[] texts)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var text in texts) scope.ServiceProvider.GetRequiredService<Outbox>().Add(text);
        await scope.ServiceProvider.GetRequiredService<FintechDb>().SaveChangesAsync();
        app.Services.GetRequiredService<OutboxSender>().Wake("sms");
    }
}
