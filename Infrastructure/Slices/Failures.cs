using Npgsql;

namespace Fintech.Infrastructure.Slices;

/// <summary>What a caller is told of an exception: the same at every door, and nothing of its text.</summary>
public static class Failures
{
    static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(2);

    public static Error ErrorOf(Exception failure) => IsDatabaseAway(failure)
        ? new DatabaseUnavailable { RetryAfter = SoonEnough }
        : HoldsNul(failure) ? InvalidRequest.On("request", "The character NUL is not allowed.")
        : new UnexpectedError();

    // Doors that read JSON say so themselves, and name the field; a page's filters come without one.
    static bool HoldsNul(Exception? failure) => failure is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire }
        || (failure?.InnerException is { } inner && HoldsNul(inner));

    // A statement that ran into its time limit counts as no answer: the limit is there for a database under stress.
    // EF wraps what the driver says, more than once.
    static bool IsDatabaseAway(Exception? failure) => failure is NpgsqlException { IsTransient: true }
        or TimeoutException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
        || (failure?.InnerException is { } inner && IsDatabaseAway(inner));
}
