using Fintech.Features.Developers.ListIdempotencyRecords;

namespace Fintech.Portal.Idempotency;

/// <summary>What became of an intended change, and what a retry gets, in a person's words.</summary>
static class RecordWords
{
    public static string Name(IdempotencyState state) => state switch
    {
        IdempotencyState.Running => "Running",
        IdempotencyState.Interrupted => "Interrupted",
        IdempotencyState.Answered => "Done",
        IdempotencyState.Refused => "Refused",
    };

    public static string Retry(IdempotencyState state) => state switch
    {
        IdempotencyState.Running => "A retry is told to wait",
        IdempotencyState.Interrupted => "A retry finishes it",
        IdempotencyState.Answered => "A retry gets the same answer",
        IdempotencyState.Refused => "A retry gets the same refusal",
    };

    /// <summary>A colour has the word beside it.</summary>
    public static string? Class(IdempotencyState state) => state switch
    {
        IdempotencyState.Interrupted => "bad",
        IdempotencyState.Refused => "warn",
        IdempotencyState.Running or IdempotencyState.Answered => null,
    };
}
