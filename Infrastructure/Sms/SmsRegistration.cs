using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Sms;

sealed class SmsRegistration : IFeature
{
    // Less than the wait before the second try: nobody else takes up what is still on its way.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), FirstWait = TimeSpan.FromSeconds(15);

    public void Add(IHostApplicationBuilder builder)
    {
        var options = SmsOptions.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<SmsFolder>();
        services.AddHttpClient("twilio", http =>
            {
                http.Timeout = Patience;
                http.MaxResponseContentBufferSize = 64 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.AddSingleton<ITexter>(s => options.Twilio is not { } account
            ? s.GetRequiredService<SmsFolder>()
            : new TwilioTexter(s.GetRequiredService<IHttpClientFactory>().CreateClient("twilio"), account,
                s.GetRequiredService<ILogger<TwilioTexter>>()));
        services.AddSingleton(s => OutboxChannel.For<Sms>(Sms.Channel, FirstWait, Sms.GoodFor, options.IsAvailable
            ? s.GetRequiredService<ITexter>().Send
            : (_, _) => throw new UndeliverableException("Sms:Enabled is false.")));
    }

    public void Map(WebApplication app) => app.MapDevSms();
}
