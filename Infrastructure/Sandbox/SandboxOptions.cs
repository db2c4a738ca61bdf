namespace Fintech.Infrastructure.Sandbox;

/// <summary>Tells the simulators' host where to listen, where its data is and whom it may call.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Port of Plaid's simulator on 127.0.0.1; 0 takes a free one.</summary>
    public int PlaidPort { get; init; } = 5081;

    /// <summary>Address of the hosted pages; null means http://127.0.0.1 and the listening port.</summary>
    public string? PlaidUrl { get; init; }

    /// <summary>Connection of the application's role; the schema <c>sandbox</c> must exist already.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Webhooks go to this address's host and port.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>Further receivers of webhooks, as <c>host</c> or <c>host:port</c>.</summary>
    public IReadOnlyList<string> WebhookHosts { get; init; } = [];

    /// <summary>Whose credentials these are: (provider, client id, secret) to environment id, or null.</summary>
    public required Func<string, string, string, Guid?> Verify { get; init; }

    /// <summary>Folder that every exchange is recorded in for the contract check; null records nothing.</summary>
    public string? RecorderPath { get; init; }

    /// <summary>Time from the exchange of a public token to the first 30 days of transactions.</summary>
    public TimeSpan InitialUpdateDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Time from the exchange of a public token to the whole history.</summary>
    public TimeSpan HistoricalUpdateDelay { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Waits between the attempts to deliver one webhook; the last failure ends it.</summary>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; init; } =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where warnings and errors go; null writes them to the console.</summary>
    public ILoggerFactory? Loggers { get; init; }
}
