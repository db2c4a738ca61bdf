using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>One call of the API, as it is handed to the writer. It holds no secret: what it quotes is masked when it is written.</summary>
/// <param name="Operation">The route, such as <c>GET /v1/banking/accounts</c>, or the tool or resource, such as <c>tool list_accounts</c>.</param>
/// <param name="Method">Where the operation does not tell it.</param>
/// <param name="Path">Where the operation does not tell it.</param>
/// <param name="Refusal">What the caller was told, if it was not what they asked for.</param>
/// <param name="Arguments">The request as the slice got it; null when it could not be read.</param>
sealed record ApiCall(
    string RequestId, Caller Caller, string Operation, string? Method, string? Path, int Status, Error? Refusal, object? Arguments,
    string Address, string UserAgent, string? IdempotencyKey, bool Replayed, TimeSpan Took);

/// <summary>How calls are logged.</summary>
public sealed record ApiLogOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Days until a day of the log is dropped.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>How many calls may wait to be written. Beyond it they are dropped and counted: nobody waits for the log.</summary>
    public int Capacity { get; init; } = 20_000;
}
