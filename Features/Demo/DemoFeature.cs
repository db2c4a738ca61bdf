using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Mail;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Features.Demo;

/// <summary>
/// On the first start of the embedded set-up, never in Production: a demo person with a random password, an API key and
/// two linked banks, made through the product's own doors.
/// </summary>
internal sealed class DemoFeature : IFeature
{
    const string Email = "demo@fintech.example";

    public async Task Started(WebApplication app, CancellationToken ct)
    {
        var server = app.Services.GetRequiredService<ServerOptions>();
        var file = DemoFacts.File(server);
        if (!server.Embedded || server.Role is not ServerRole.All || app.Environment.IsProduction() || File.Exists(file)
            || !app.Configuration.GetValue("Demo:Enabled", true)) return;
        var password = "demo-" + Guid.NewGuid().ToString("N")[..16];
        var people = app.Services.GetRequiredService<People>();
        var (_, _, environment) = await people.CreateConfirmed(Email, password, "Demo Person", ct);
        await people.SetOperator(Email, ct);
        var (clientId, secret) = app.Services.GetRequiredService<SandboxCredentials>().For("plaid", environment.Value);
        var facts = DemoFacts.Of(server, app.Configuration, Email, password, environment, clientId, secret);
        using var visit = new DemoVisit(facts);
        await visit.SignIn(ct);
        // Where a mail server takes the code away, a key is for the person to make.
        if (app.Services.GetRequiredService<MailOptions>().Host is null)
        {
            await visit.StepUp(app.Services.GetRequiredService<MailFolder>(), ct);
            facts = facts with { ApiKey = await visit.MakeKey(ct) };
        }
        facts.Save(file);
        foreach (var institution in (string[])["ins_109508", "ins_109509"]) await visit.Link(institution, ct);
    }
}
