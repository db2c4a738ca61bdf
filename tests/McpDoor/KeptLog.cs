using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.McpDoor;

/// <summary>Keeps what is logged: warnings and worse, unless more is asked for.</summary>
internal sealed class KeptLog(LogLevel from = LogLevel.Warning) : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, from, lines);

    public void Dispose() { }

    sealed class Logger(string category, LogLevel from, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= from;

        public void Log<TState>(
            LogLevel level, Microsoft.Extensions.Logging.EventId id, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(level)) lines.Enqueue($"{level} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
