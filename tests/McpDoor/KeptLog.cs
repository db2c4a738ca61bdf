using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.McpDoor;

/// <summary>Keeps what is logged as a warning or worse.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose() { }

    sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel level, Microsoft.Extensions.Logging.EventId id, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(level)) lines.Enqueue($"{level} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
