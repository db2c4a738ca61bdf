namespace Fintech.Infrastructure.Hosting;

public enum ServerRole { All, Web, Worker, Sandbox }

/// <summary>Where the product is reached and what this process does.</summary>
public sealed record ServerOptions
{
    /// <summary>The one address that people and providers use; it decides cookies, links and webhooks.</summary>
    public required Uri PublicUrl { get; init; }
    public required string DataPath { get; init; }
    public ServerRole Role { get; init; } = ServerRole.All;
    public bool Embedded { get; init; }

    /// <summary>PublicUrl without a trailing slash.</summary>
    public string Base => PublicUrl.GetLeftPart(UriPartial.Authority);
    public bool IsSecure => PublicUrl.Scheme == Uri.UriSchemeHttps;
    public bool Serves => Role is ServerRole.All or ServerRole.Web;
    public bool Works => Role is ServerRole.All or ServerRole.Worker;

    public static ServerOptions From(IConfiguration configuration, IHostEnvironment host)
    {
        var text = configuration["PublicUrl"] ?? "http://localhost:5080";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || !(url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)) || url.AbsolutePath != "/")
            throw new ConfigurationException(
                $"PublicUrl is {text}. It must be https://host or, on this machine, http://localhost:port.");
        return new()
        {
            PublicUrl = url,
            DataPath = Path.GetFullPath(configuration["Data:Path"] ?? ".data", host.ContentRootPath),
            Role = RoleOf(configuration["Role"] ?? "all"),
            Embedded = configuration.GetConnectionString("Postgres") is null,
        };
    }

    static ServerRole RoleOf(string text) =>
        Enum.TryParse<ServerRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? role
            : throw new ConfigurationException($"Role is {text}. It must be all, web, worker or sandbox.");
}
