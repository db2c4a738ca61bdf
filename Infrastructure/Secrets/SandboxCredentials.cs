using System.Security.Cryptography;
using System.Text;

namespace Fintech.Infrastructure.Secrets;

/// <summary>
/// Each sandbox environment's own credentials at the simulators, derived rather than registered: whoever holds the
/// pepper can make and check them, and nobody can reach another tenant's rows.
/// </summary>
public sealed class SandboxCredentials(Peppers peppers)
{
    public (string ClientId, string Secret) For(string provider, Guid environmentId)
    {
        var clientId = environmentId.ToString("N");
        return (clientId, Secret(provider, clientId));
    }

    public bool Verify(string provider, string clientId, string secret, out Guid environmentId) =>
        Guid.TryParseExact(clientId, "N", out environmentId)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Secret(provider, clientId)), Encoding.UTF8.GetBytes(secret));

    string Secret(string provider, string clientId) =>
        Convert.ToHexStringLower(peppers.Hash("sandbox-credentials", $"{provider}:{clientId}"))[..30];
}
