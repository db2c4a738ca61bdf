namespace Fintech.Infrastructure.Postgres;

/// <summary>The embedded PostgreSQL cannot run; the message names the cure and is fit to be shown as it is.</summary>
internal sealed class PostgresUnavailableException(string message) : Exception(message);
