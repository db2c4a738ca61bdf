using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Features.Banking;

/// <summary>Addresses and sealed tokens of bank connections, in one place.</summary>
internal sealed class PlaidLinks(ServerOptions server, SecretBox secrets, Peppers peppers)
{
    const string LinkTokenPurpose = "plaid-link-token", LinkUrlPurpose = "plaid-link-url", AccessPurpose = "plaid-access-token";

    public string ReturnUrl(BankConnectionId id, EnvironmentId environment) =>
        $"{server.Base}/connect/return?connection={id}&environment={environment}";

    /// <summary>Our own page for whoever an agent asks: it needs sign-in and says who asked.</summary>
    public string ContinueUrl(BankConnectionId id, EnvironmentId environment) =>
        $"{server.Base}/connect/continue?connection={id}&environment={environment}";

    /// <summary>Null when the provider could not reach this server; then the return page and the sweep ask instead.</summary>
    public string? WebhookUrl(EnvironmentId environment, PlaidAccess access) =>
        server.PublicUrl.IsLoopback && !access.BaseUrl.IsLoopback ? null : $"{server.Base}/webhooks/plaid/{environment}";

    public byte[] HashLinkToken(string token) => peppers.Hash("plaid-link-token", token);
    public byte[] SealLinkToken(string token) => secrets.Seal(token, LinkTokenPurpose);
    public string OpenLinkToken(byte[] @sealed) => secrets.OpenText(@sealed, LinkTokenPurpose);
    public byte[] SealLinkUrl(string url) => secrets.Seal(url, LinkUrlPurpose);
    public string? OpenLinkUrl(byte[]? @sealed) => @sealed is null ? null : secrets.OpenText(@sealed, LinkUrlPurpose);
    public byte[] SealAccessToken(string token) => secrets.Seal(token, AccessPurpose);
    public string OpenAccessToken(byte[] @sealed) => secrets.OpenText(@sealed, AccessPurpose);
}
