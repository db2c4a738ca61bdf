using System.Net;

namespace Fintech.Infrastructure.Providers.Plaid;

static class PlaidRegistration
{
    /// <param name="simulator">Where the built-in simulator listens.</param>
    public static void AddPlaid(this IHostApplicationBuilder builder, Uri simulator)
    {
        var options = builder.Configuration.GetSection("Providers:Plaid").Get<PlaidOptions>() ?? new PlaidOptions();
        if (options.Sandbox.BaseUrl is null)
            options = options with { Sandbox = options.Sandbox with { BaseUrl = simulator } };
        options.Validate();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<PlaidAccounts>();
        builder.Services.AddSingleton<PlaidWebhookVerifier>();
        builder.Services.AddHttpClient("plaid", http => http.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.All,
            });
        builder.Services.AddSingleton(s => new PlaidClient(s.GetRequiredService<IHttpClientFactory>().CreateClient("plaid")));
    }
}
