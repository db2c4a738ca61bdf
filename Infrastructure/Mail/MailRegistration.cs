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
        services.AddScoped<Outbox>();
        services.AddSingleton<MailSender>();
        services.AddHostedService(s => s.GetRequiredService<MailSender>());
    }

    public void Map(WebApplication app) => app.MapDevMail();
}
