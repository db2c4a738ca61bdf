using Fintech.Infrastructure.Data;

namespace Fintech.Features.Developers.ApiLog;

/// <summary>
/// A span of time as the ids of its calls: a UUIDv7 begins with its milliseconds, so that a search looks at no other day's
/// partition.
/// </summary>
static class LogWindow
{
    public static Guid? First(DateTimeOffset? from) => from is { } time ? Partitions.First(time.UtcDateTime) : null;
}
