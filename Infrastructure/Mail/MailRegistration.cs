using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Mail;

sealed class MailRegistration : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        var options = MailOptions.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<MailFolder>();
        services.AddSingleton<IMailer>(s => options.Host is null
            ? s.GetRequiredService<MailFolder>()
            : new SmtpMailer(options));
        services.AddSingleton(s => OutboxChannel.For<Mail>(
            Mail.Channel, TimeSpan.FromMinutes(1), goodFor: null, s.GetRequiredService<IMailer>().Send));
    }

    public void Map(WebApplication app) => app.MapDevMail();
}
