using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Mcp.Pages;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.StartBankConnection;

[Tool("start_bank_connection", "Connect a bank", OpenWorld = true)]
[Description("Starts linking a bank. A person must finish it in a browser at link_url, signed in as a member of this "
    + "workspace; you never see their bank password. Afterwards list_bank_connections shows it as syncing, then active.")]
internal sealed class StartBankConnectionTool : PageTool<StartBankConnectionRequest, BankConnectionView>
{
    protected override PersonPage? PageFor(BankConnectionView response, IServiceProvider services) =>
        response.Status is not BankConnectionStatus.Linking ? null : new(
            services.GetRequiredService<PlaidLinks>().ContinueUrl(
                response.Id, services.GetRequiredService<Caller>().EnvironmentId),
            "Connect a bank: choose it and sign in on its page.");

    protected override BankConnectionView Shown(BankConnectionView response, PersonPage page) =>
        response with { LinkUrl = page.Url };
}
