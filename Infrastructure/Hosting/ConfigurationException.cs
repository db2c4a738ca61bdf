namespace Fintech.Infrastructure.Hosting;

/// <summary>The configuration cannot work. The message names the key and the cure, and is all that is shown.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
