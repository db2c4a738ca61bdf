using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Infrastructure.Providers.Plaid;

/// <summary>One of Plaid's environments: where it is and with which keys.</summary>
public sealed record PlaidEndpoint
{
    public Uri? BaseUrl { get; init; }
    public string? ClientId { get; init; }
    public string? Secret { get; init; }
}

/// <summary><c>Providers:Plaid</c>. The sandbox defaults to the built-in simulator; live needs keys of its own.</summary>
public sealed record PlaidOptions
{
    public static readonly Uri Production = new("https://production.plaid.com");

    public PlaidEndpoint Live { get; init; } = new();
    public PlaidEndpoint Sandbox { get; init; } = new();

    public void Validate()
    {
        if (Sandbox.BaseUrl == Production || Sandbox.BaseUrl?.Host == Production.Host)
            throw new InvalidOperationException(
                "Providers:Plaid:Sandbox:BaseUrl is Plaid's production address. Put it under Providers:Plaid:Live.");
        if (Live.BaseUrl is { Host: "sandbox.plaid.com" })
            throw new InvalidOperationException(
                "Providers:Plaid:Live:BaseUrl is Plaid's sandbox address. Put it under Providers:Plaid:Sandbox.");
    }
}

/// <summary>What one environment's calls use.</summary>
public sealed record PlaidAccess(Uri BaseUrl, string ClientId, string Secret)
{
    public override string ToString() => $"Plaid at {BaseUrl}"; // the secret must not reach a log
}

/// <summary>Decides by the environment alone which Plaid, with which keys, is called.</summary>
public sealed class PlaidAccounts(PlaidOptions options, EnvironmentLookup environments, SandboxCredentials simulator)
{
    /// <summary>Null when live keys are not configured.</summary>
    public async ValueTask<PlaidAccess?> For(EnvironmentId id, CancellationToken ct)
    {
        var facts = await environments.Find(id, ct)
            ?? throw new InvalidOperationException($"There is no environment {id}.");
        var endpoint = facts.IsLive ? options.Live : options.Sandbox;
        if (facts.IsLive)
            return endpoint is { ClientId: { } live, Secret: { } liveSecret }
                ? new(endpoint.BaseUrl ?? PlaidOptions.Production, live, liveSecret)
                : null;
        if (endpoint is { ClientId: { } id1, Secret: { } secret1, BaseUrl: { } real }) return new(real, id1, secret1);
        var (clientId, secret) = simulator.For("plaid", id.Value);
        return new(endpoint.BaseUrl!, clientId, secret);
    }
}
