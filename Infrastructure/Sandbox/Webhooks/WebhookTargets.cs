namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>
/// Decides whom the simulators may call: this installation and configured hosts. Otherwise any tenant could make
/// the server send requests into the network that it stands in.
/// </summary>
internal sealed class WebhookTargets(SandboxOptions options)
{
    readonly Uri own = new(options.PublicUrl);

    public bool Allows(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target)) return false;
        if (target.Scheme is not ("http" or "https") || target.UserInfo.Length > 0) return false;
        if (Same(target.Authority, own.Authority)) return true;
        return options.WebhookHosts.Any(host => Same(host, target.Host) || Same(host, target.Authority));
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
